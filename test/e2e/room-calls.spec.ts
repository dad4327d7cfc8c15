import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { atChallenge, joinSeat, openRoom } from '../support/pages.js';
import { SeatClient } from '../support/seat-client.js';
import { idOf, startTest } from '../support/school-pc.js';
import type { Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

const WITHIN_MS = 1_000;

type Person = Server['demo']['candidates'][number];

/** The element is in the viewport, and nothing lies over its middle. */
const isOnTop = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { x, y, width, height, bottom } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return bottom <= innerHeight && width > 0 && element.contains(top);
  });

const tilesBelow = (page: Page): Promise<number> =>
  page
    .locator('[data-candidate]')
    .evaluateAll((tiles) => tiles.filter((tile) => tile.getBoundingClientRect().bottom > innerHeight).length);

const needsOn = (page: Page): Promise<(string | undefined)[]> =>
  page.locator('[data-need]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['need']));

async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-panel]', { state: 'detached' });
}

it('[R7] an alert goes from the candidate to the invigilator and back, with a hand beside it', async ({
  server,
  browser,
  room,
  database,
}) => {
  const [person, other, , gone] = server.demo.candidates as [Person, Person, Person, Person];
  const { seat } = await SeatClient.join(server, other);
  const { seat: cut } = await SeatClient.join(server, gone);
  await until(() => room.tiles.get(idOf(room, gone))?.link?.on);
  cut.close();
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await startTest(page, room, server, person);
  const board = await newPage(browser);
  await openRoom(board, server);
  await board.waitForSelector('[data-need=lost]');

  await page.focus('[data-action=report]');
  await page.keyboard.press('Enter');
  await page.check('input[value=display]');
  const tile = `[data-candidate="${idOf(room, person)}"]`;
  const hand = `[data-candidate="${idOf(room, other)}"]`;
  await Promise.all([
    board.waitForSelector(`${tile} [data-band=alert]`, { timeout: WITHIN_MS }),
    page.click('[data-action=send-report]'),
  ]);
  await page.waitForSelector('[data-hold=alert]');
  expect(await page.locator('[inert] [data-action=validate]').count()).toBe(1);

  await Promise.all([
    board.waitForSelector(`${hand} [data-band=hand]`, { timeout: WITHIN_MS }),
    seat.send({ type: 'RaiseHand' }),
  ]);
  for (const band of [`${tile} [data-band=alert]`, `${hand} [data-band=hand]`])
    expect(await isOnTop(board, band)).toBe(true);
  expect(await needsOn(board)).toEqual(['alert', 'hand', 'lost']);
  expect(await tilesBelow(board)).toBe(0);
  expect(seat.view?.call?.place).toBe(2);
  await expectGridEqualsSql(board, database.sql);
  await expectAccessible(board, 'board');

  await board.click(`${tile} [data-step=coming]`);
  await untilEqual(() => page.locator('[data-help]').innerText(), 'Le surveillant arrive.');
  await board.click(`${tile} [data-step=handle]`);
  await board.waitForSelector('[data-panel] [data-call=alert]');
  expect(await board.locator('select[name=category]').inputValue()).toBe('E2');
  await expectAccessible(board, 'panel');
  await board.getByRole('button', { name: 'Valider le signalement' }).click();
  await board.getByRole('button', { name: /^Valider pour / }).click();
  await atChallenge(page, '2/5');
  const reports = await database.sql(`select data->>'category' as category from journal where type = 'IssueReported'`);
  expect(reports).toEqual([{ category: 'E2' }]);
  await until(() => seat.view?.call?.place === 1);
  await closePanel(board);
  await board.click(`${hand} [data-step=coming]`);
  await board.click(`${hand} [data-step=settle]`);
  await until(() => seat.view?.call === null);
  seat.close();
});

it('[R13] an exit is ordered from the panel, stands on the tile and ends there', async ({ server, browser, room }) => {
  const person = server.demo.candidates[2]!;
  const candidateId = idOf(room, person);
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await startTest(page, room, server, person);
  const board = await newPage(browser);
  await openRoom(board, server);
  const tile = `[data-candidate="${candidateId}"]`;

  await board.click(`${tile} [data-open]`);
  await board.click(`[data-place="panel:${candidateId}:exit"] button`);
  await page.waitForSelector('[data-hold=out]');
  await board.waitForSelector(`${tile} [data-band=out]`);
  await expectAccessible(board, 'panel of somebody out');
  await closePanel(board);
  await board.click(`${tile} [data-step=back]`);
  await page.waitForSelector('[data-hold]', { state: 'detached' });
});
