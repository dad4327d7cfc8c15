import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { openRoom } from '../support/pages.js';
import type { RoomClient } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import type { Server } from '../support/server.js';
import { expectAgreement, headInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

/** Rounds enough that either of the two is first at times; what must hold, holds in each. */
const ROUNDS = 4;

async function atTest(server: Server, room: RoomClient): Promise<{ seat: SeatClient; candidateId: never }> {
  const person = server.demo.candidates[0]!;
  const candidateId = idOf(room, person);
  const { seat } = await SeatClient.join(server, person);
  await untilEqual(() => seat.screen, 'waiting');
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
  return { seat, candidateId };
}

const button = (name: 'validateAlert' | 'dismissAlert', candidateId: string) =>
  `[data-place="panel:${candidateId}:${name}"] button`;

async function openAlert(page: Page, candidateId: string): Promise<void> {
  await page.click(`[data-candidate="${candidateId}"] [data-open]`);
  await page.waitForSelector('[data-panel] [data-call=alert]');
}

async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-panel]', { state: 'detached' });
}

/** In the page itself: nothing of the driver stands between the two clicks. */
const press = (page: Page, selector: string): Promise<void> =>
  page.locator(selector).evaluate((one) => (one as HTMLElement).click());

it('[R7] two invigilators act on one alert at once: one wins, the other reads who and what', async ({
  server,
  browser,
  room,
  database,
}) => {
  const { sql } = database;
  const { seat, candidateId } = await atTest(server, room);
  const names = server.demo.invigilators;
  const boards = [await newPage(browser), await newPage(browser)] as const;
  for (const [n, board] of boards.entries()) await openRoom(board, server, server.url, names[n]!);

  for (let round = 1; round <= ROUNDS; round++) {
    await seat.send({ type: 'RaiseAlert', challengeId: seat.challenge.challenge.id as never, reason: 'image' });
    for (const board of boards) await openAlert(board, candidateId);
    await press(boards[0], button('validateAlert', candidateId));
    await boards[0].waitForSelector(`${button('validateAlert', candidateId)}:focus`);
    await Promise.all([
      press(boards[0], button('validateAlert', candidateId)),
      press(boards[1], button('dismissAlert', candidateId)),
    ]);
    for (const board of boards) await board.waitForSelector('[data-call=alert]', { state: 'detached' });
    const [word] = await sql<{ type: string; name: string; words: number }>(
      `select j.type, p.first_name || ' ' || p.last_name as name, count(*) over ()::int as words
       from journal j join person p on p.id = j.actor_id
       where j.type in ('AlertValidated', 'AlertDismissed') order by j.seq desc limit 1`,
    );
    expect(word).toMatchObject({ words: round });
    const loser = word!.type === 'AlertValidated' ? boards[1] : boards[0];
    const winner = word!.type === 'AlertValidated' ? boards[0] : boards[1];
    const said = word!.type === 'AlertValidated' ? 'validé' : 'écarté';
    await loser.waitForSelector('[data-panel] .refusal');
    const refusal = await loser.locator('[data-panel] .refusal').innerText();
    expect(refusal).toContain(said);
    expect(refusal).toContain(word!.name);
    expect(await winner.locator('[data-panel] .refusal').count()).toBe(0);
    for (const board of boards) await closePanel(board);
    for (const board of boards) await expectGridEqualsSql(board, sql);
    await untilEqual(() => room.sync.head, await headInSql(sql));
    await expectAgreement(sql, [room.tiles]);
  }
  seat.close();
});
