import { expect, onTestFinished } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { openRoom } from '../support/pages.js';
import { SeatClient } from '../support/seat-client.js';
import { idOf } from '../support/school-pc.js';
import { replay } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

const it = base.extend('environment', { scope: 'file' }, { VIGIE_DEMO_GRACE: '5' } as Record<string, string>);
const SEATS = 6;
const CUT = 4;

it(
  '[T6, R6] an outage beyond the grace is one band on the screen: one click lets its PCs go on, one gives back the time',
  { timeout: 120_000 },
  async ({ server, proxy, browser, room, database }) => {
    const people = server.demo.candidates.slice(0, SEATS);
    const ids = people.map((person) => idOf(room, person));
    const behindProxy = { ...server, url: proxy.url } as typeof server;
    const joins = people.map((person, n) => SeatClient.join(n < CUT ? behindProxy : server, person));
    const seats = (await Promise.all(joins)).map(({ seat }) => seat);
    onTestFinished(() => seats.forEach((seat) => seat.close()));
    for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
    await room.welcome(ids);
    await room.send({ type: 'ConfirmPresences', candidateIds: ids });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    for (const seat of seats) {
      await untilEqual(() => seat.screen, 'code');
      expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
    }
    const board = await newPage(browser);
    await openRoom(board, server);

    proxy.cut();
    const band = board.locator('[data-outage=network]');
    await band.waitFor({ timeout: 30_000 });
    await untilEqual(() => band.locator('summary').textContent(), '4 postes encore coupés', 30_000);
    expect(await band.textContent()).toContain(`${CUT} postes sur ${server.demo.candidates.length}`);
    expect(await board.locator('[data-need=lost]').count()).toBe(0);
    await expectAccessible(board, 'a room with an outage');

    const graceIsOver = () => ids.slice(0, CUT).every((id) => Date.now() - room.tiles.get(id)!.link!.since > 5_500);
    await until(graceIsOver, 20_000);
    proxy.mend();
    const resume = band.getByRole('button', { name: `Autoriser tous les postes de la panne (${CUT})` });
    await resume.waitFor({ timeout: 30_000 });
    expect(await board.locator('[data-need=resume]').count()).toBe(0);
    await resume.click();
    for (const seat of seats) await untilEqual(() => seat.screen, 'test');
    await untilEqual(() => band.locator('summary').textContent(), 'Tous revenus');

    const before = seats.map((seat) => seat.challenge.deadlineAt);
    await band.getByRole('button', { name: `Créditer le temps perdu (${CUT})` }).click();
    await band.waitFor({ state: 'detached' });
    for (const [n, id] of ids.entries()) {
      const lost = n < CUT ? room.tiles.get(id)!.lost!.credited : 0;
      if (n < CUT) expect(lost).toBeGreaterThan(5_000);
      await untilEqual(() => seats[n]!.challenge.deadlineAt, before[n]! + lost);
    }
    await expectGridEqualsSql(board, database.sql);
    await replay(database.sql);
  },
);
