import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { startCutProxy, type CutProxy } from '../support/cut-proxy.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { atChallenge, openRoom, validate } from '../support/pages.js';
import { idOf, joinAt, startTest } from '../support/school-pc.js';
import type { Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until, untilEqual, untilTime } from '../support/until.js';

/** Long enough for a browser to come back, short enough to be waited for. */
const LATE_SECONDS = 15;
const it = base.extend('environment', { scope: 'file' }, {
  VIGIE_DEMO_LATE: String(LATE_SECONDS),
} as Record<string, string>);

type Person = Server['demo']['candidates'][number];

async function aProxy(server: Server): Promise<CutProxy> {
  const proxy = await startCutProxy(server.url);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** A page whose monotonic clock can be set back, as somebody who forges the time of an answer would. */
async function withForgedClock(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const real = performance.now.bind(performance);
    performance.now = () => real() - ((window as { behind?: number }).behind ?? 0);
  });
  return page;
}
const setBack = (page: Page) => page.evaluate(() => void ((window as { behind?: number }).behind = 7_200_000));

const untilKept = (page: Page) => page.waitForSelector('[data-kept]:has-text("une action")');

it(
  '[T4] late answers: counted, too late, live link, forged time, admitted; each said to the candidate and on the grid',
  { timeout: 120_000 },
  async ({ server, browser, room, database }) => {
    const [cut, late, live, forger] = server.demo.candidates as [Person, Person, Person, Person];
    const [near, far, brief] = [await aProxy(server), await aProxy(server), await aProxy(server)];
    const seats = [
      { person: cut, proxy: near, page: await newPage(browser) },
      { person: late, proxy: far, page: await newPage(browser) },
      { person: live, proxy: brief, page: await newPage(browser) },
      { person: forger, proxy: near, page: await withForgedClock(await newPage(browser)) },
    ] as const;
    for (const { page, proxy, person } of seats) {
      await joinAt(page, proxy.url, server, person);
      await startTest(page, room, server, person);
    }
    const [cutPc, latePc, livePc, forgerPc] = seats.map(({ page }) => page) as [Page, Page, Page, Page];
    const tileOf = (person: Person) => room.tiles.get(idOf(room, person));
    const board = await newPage(browser);
    await openRoom(board, server);
    const noteOf = (person: Person) =>
      board.locator(`[data-candidate="${idOf(room, person)}"] [data-field=late]`).innerText();

    near.cut();
    far.cut();
    await until(() => [cut, late, forger].every((person) => tileOf(person)?.link?.on === false), 20_000);
    await setBack(forgerPc);
    for (const page of [cutPc, latePc, forgerPc]) {
      await validate(page);
      await untilKept(page);
    }
    brief.cut();
    await validate(livePc);
    await livePc.waitForSelector('[data-position="2/5"]');
    const candidateIds = seats.map(({ person }) => idOf(room, person));
    // All that is left of the time is taken back: the deadline is now.
    expect((await room.send({ type: 'GrantTimes', candidateIds, minutes: -240, reason: 'Fin' })).ok).toBe(true);
    await until(() => seats.every(({ person }) => tileOf(person)?.situation === 'timeUp'));
    brief.mend();
    near.mend();

    await cutPc.waitForSelector('[data-late=counted]');
    await atChallenge(cutPc, '2/5');
    await untilEqual(() => noteOf(cut), '1 réponse tardive comptée');
    for (const [page, person, why] of [
      [livePc, live, 'linkLive'],
      [forgerPc, forger, 'notPlausible'],
    ] as const) {
      await page.waitForSelector('[data-late=kept]');
      expect(await page.locator('[data-refusal]').count()).toBe(0);
      await atChallenge(page, '1/5');
      expect(tileOf(person)?.late).toMatchObject({ kept: [{ number: 1, why }], counted: 0 });
      await untilEqual(() => noteOf(person), '1 réponse tardive gardée');
    }
    await expectAccessible(forgerPc, 'kept');

    const deadline = tileOf(late)!.deadlineAt!;
    await untilTime(deadline + LATE_SECONDS * 1_000);
    far.mend();
    await latePc.waitForSelector('[data-late=kept]');
    await untilEqual(() => noteOf(late), '1 réponse tardive gardée');
    expect(tileOf(late)?.late?.kept[0]?.why).toBe('tooLate');

    await board.click(`[data-candidate="${idOf(room, late)}"] [data-open]`);
    const section = board.locator('[data-section=late]');
    await section.getByText('trop tard').waitFor();
    expect(await section.getByRole('button').isDisabled()).toBe(true);
    await section.getByText('Accordez d’abord du temps').waitFor();
    await expectAccessible(board, 'late answers');
    await board.fill(`[data-panel] input[type=number]`, '10');
    await board.fill(`[data-panel] input[name^=why]`, 'Coupure du réseau');
    await board.click('[data-action=grant]');
    await section.getByRole('button', { name: 'Admettre', disabled: false }).click();
    await latePc.waitForSelector('[data-late=admitted]');
    await atChallenge(latePc, '2/5');
    await untilEqual(() => noteOf(late), '1 réponse tardive comptée');
    await validate(latePc);
    await atChallenge(latePc, '3/5');
    // The page goes on before its answer has arrived.
    await untilEqual(() => tileOf(late)?.progress?.done, 2);

    const rows = await database.sql<{ type: string; why: string | null; claimed: boolean }>(
      `select type, data->>'why' as why, data ? 'claimedAt' as claimed from journal
       where type in ('LateAnswerKept', 'LateAnswersAdmitted', 'ChallengeAnswered') order by seq`,
    );
    expect(rows).toHaveLength(6);
    expect(rows.filter(({ type, claimed }) => type === 'ChallengeAnswered' && claimed)).toHaveLength(1);
    await expectGridEqualsSql(board, database.sql);
    await replay(database.sql);
  },
);
