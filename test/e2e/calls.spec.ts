import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, joinSeat, openRoom } from '../support/pages.js';
import { SeatClient } from '../support/seat-client.js';
import { idOf, startTest } from '../support/school-pc.js';
import { until, untilEqual } from '../support/until.js';

/** The element is in the viewport, and nothing lies over its middle. */
const isOnTop = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { x, y, width, height, bottom } = element.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return bottom <= innerHeight && width > 0 && element.contains(top);
  });

it('[R7] an alert goes from the candidate to the invigilator and back, with a hand beside it', async ({
  server,
  browser,
  room,
  database,
}) => {
  const [person, other] = [server.demo.candidates[0]!, server.demo.candidates[1]!];
  const { seat } = await SeatClient.join(server, other);
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await startTest(page, room, server, person);
  const board = await newPage(browser);
  await openRoom(board, server);

  await page.focus('[data-action=report]');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'report');
  await page.check('input[value=display]');
  await page.click('[data-action=send-report]');
  await page.waitForSelector('[data-hold=alert]');
  await expectAccessible(page, 'hold');
  expect(await page.locator('[data-action=validate]').isVisible()).toBe(false);

  const tile = `[data-candidate="${idOf(room, person)}"]`;
  await board.waitForSelector(`${tile} [data-call=alert]`);
  expect(await isOnTop(board, `${tile} [data-call=alert]`)).toBe(true);
  await seat.send({ type: 'RaiseHand' });
  await board.waitForSelector('[data-call=hand]');
  await untilEqual(
    () =>
      board.locator('[data-need]').evaluateAll((all) => all.map((one) => one.getAttribute('data-need')).slice(0, 2)),
    ['alert', 'hand'],
  );
  expect(seat.view?.call?.place).toBe(2);
  await expectAccessible(board, 'board');

  await board.click(`${tile} [data-step=coming]`);
  await untilEqual(() => page.locator('[data-help]').innerText(), 'Le surveillant arrive.');
  await board.click(`${tile} [data-open]`);
  await board.waitForSelector('[data-alert]');
  expect(await board.locator('[data-category]').inputValue()).toBe('E2');
  await expectAccessible(board, 'panel');
  await board.getByRole('button', { name: 'Valider le signalement' }).click();
  await atChallenge(page, '2/5');
  const reports = await database.sql(`select data->>'category' as category from journal where type = 'IssueReported'`);
  expect(reports).toEqual([{ category: 'E2' }]);
  await until(() => seat.view?.call?.place === 1);
  seat.close();
});

it('[R13, T5, T9] an exit, more time and a pause reach the candidate’s screen and go by themselves', async ({
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[2]!;
  const candidateId = idOf(room, person);
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await startTest(page, room, server, person);

  await room.send({ type: 'LeaveRoom', candidateId });
  await page.waitForSelector('[data-hold=out]');
  await expectAccessible(page, 'out');
  await room.send({ type: 'ReturnToRoom', candidateId });
  await page.waitForSelector('[data-hold]', { state: 'detached' });

  await room.send({ type: 'GrantTime', candidateId, minutes: 10, reason: 'Panne' });
  await page.click('[data-action=acknowledge-time]');
  await until(() => room.tiles.get(candidateId)?.granted?.seenAt);
  await page.waitForSelector('[data-granted]', { state: 'detached' });

  await room.send({ type: 'PauseTest', candidateId, reason: 'Alarme incendie' });
  await page.waitForSelector('[data-hold=pause]');
  await expectAccessible(page, 'pause');
  await room.send({ type: 'UnpauseTest', candidateId });
  await page.waitForSelector('[data-hold]', { state: 'detached' });

  await page.click('[data-action=hand]');
  await until(() => room.tiles.get(candidateId)?.handSince);
  await page.waitForSelector('[data-action=hand][aria-pressed=true]');
  await room.send({ type: 'SettleHand', candidateId });
  await page.waitForSelector('[data-action=hand][aria-pressed=false]');
});
