import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { untilEqual } from '../support/until.js';

const WITHIN_MS = 1_000;

/** A candidate at the second challenge, and the boards of two invigilators with the candidate's panel open. */
const it = base
  .extend('candidateId', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
    const person = server.demo.candidates[0]!;
    const { seat } = await SeatClient.join(server, person);
    onCleanup(() => seat.close());
    const candidateId = idOf(room, person) as never;
    await room.welcome([candidateId]);
    await room.send({ type: 'ConfirmPresence', candidateId });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    await untilEqual(() => seat.screen, 'code');
    await seat.send({ type: 'StartTest', code: server.demo.accessCode });
    await seat.answer();
    return candidateId as string;
  })
  .extend('boards', { scope: 'file' }, async ({ server, browser, candidateId }) => {
    const boards = [await newPage(browser), await newPage(browser)] as [Page, Page];
    for (const board of boards) {
      await openRoom(board, server);
      await open(board, candidateId);
    }
    return boards;
  });

async function open(board: Page, candidateId: string): Promise<void> {
  await board.locator(`[data-open="${candidateId}"]`).press('Enter');
  await board.waitForSelector('[data-section=reports]');
}
const textOf = (board: Page, selector: string) => board.locator(selector).innerText();
const describing = (board: Page) => board.locator('.report-form textarea').first();
const card = (number: number) => `[data-report="${number}"]`;

it('[R8] is written by keyboard, prefilled with the challenge, and read by the other invigilator at once', async ({
  boards: [board, other],
}) => {
  await board.locator('[data-action=report-issue]').press('Enter');
  await untilEqual(() => board.evaluate(() => document.activeElement?.getAttribute('name')), 'report-category');
  await board.keyboard.press('ArrowDown');
  await untilEqual(() => board.locator('select[name=report-category]').inputValue(), 'E1');
  expect(await board.locator('.report-form input[type=number]').inputValue()).toBe('2');
  await expectAccessible(board, 'report form');
  await describing(board).fill('La carte reste grise.');
  await Promise.all([
    other.waitForSelector(card(1), { timeout: WITHIN_MS }),
    board.locator('[data-action=send-report]').press('Enter'),
  ]);
  expect(await textOf(other, card(1))).toMatch(/E1 Image, ép\. 2\s+La carte reste grise\.\s+.+, à \d\d:\d\d/);
  await untilEqual(() => board.evaluate(() => document.activeElement?.getAttribute('data-action')), 'report-issue');
});

it('[R8] a draft outlives the panel and another’s edit; its author reads who and what, then writes over it', async ({
  boards: [board, other],
  candidateId,
}) => {
  for (const one of [board, other]) await one.click(`${card(1)} [data-action=edit-report]`);
  await describing(board).fill('Et la légende manque.');
  await board.keyboard.press('Escape');
  await board.waitForSelector('[data-panel]', { state: 'detached' });
  await open(board, candidateId);
  await board.waitForSelector(card(1));
  expect(await describing(board).inputValue()).toBe('Et la légende manque.');

  await describing(other).fill('Carte grise, rechargée deux fois.');
  await other.click('[data-action=send-report]');
  await board.waitForSelector('.report-changed');
  expect(await textOf(board, card(1))).toContain('rechargée deux fois');
  await expectAccessible(board, 'changed meanwhile');
  await board.click('[data-action=send-report]');
  await board.waitForSelector('.report-form .refusal');
  expect(await describing(board).inputValue()).toBe('Et la légende manque.');
  await board.click('[data-action=write-over]');
  await board.click('[data-action=send-report]');
  await board.waitForSelector('.report-form', { state: 'detached' });
  await board.click(`${card(1)} summary`);
  await untilEqual(() => board.locator(`${card(1)} [data-version]`).count(), 2);
});

it('[R8] a report is withdrawn with a reason and stays readable', async ({ boards: [board, other] }) => {
  await other.click(`${card(1)} [data-place*=withdraw] button`);
  await other.keyboard.type('Doublon');
  await other.keyboard.press('Enter');
  await board.waitForSelector(`${card(1)}[data-withdrawn=true]`);
  expect(await textOf(board, card(1))).toContain('Doublon');
  await expectAccessible(board, 'withdrawn report');
});

it('[R8, R12] a fraud: from what to do to its own form, with its reference', async ({
  boards: [board],
  candidateId,
  server,
  room,
}) => {
  await board.click('[data-action=attitudes]');
  await board.waitForSelector('[data-attitude]');
  await board.check('input[value=fraud]');
  await expectAccessible(board, 'what to do');
  await board.click('[data-take=fraud]');
  const facts = describing(board);
  await facts.fill('Téléphone allumé sous la table.');
  expect(await board.locator('input[type=time]').inputValue()).toMatch(/^\d\d:\d\d$/);
  await expectAccessible(board, 'fraud form');
  await board.click('[data-action=send-fraud]');
  await board.waitForSelector(card(2));
  expect(await textOf(board, card(2))).toContain(`${server.demo.sessionNumber}-F1`);
  expect(room.tiles.get(candidateId)!.situation).toBe('started');
});

it('[R12] what to do leads to the action that stands in the panel, and is read from the menu too', async ({
  boards: [board],
}) => {
  await board.click('[data-action=attitudes]');
  await board.check('input[value=abandonment]');
  expect(await board.locator('[data-take]').count()).toBe(2);
  await board.click('[data-take=abandon]');
  await untilEqual(
    () => board.evaluate(() => document.activeElement?.closest('[data-section]')?.getAttribute('data-section')),
    'test',
  );
  await board.keyboard.press('Escape');
  await board.waitForSelector('[data-panel]', { state: 'detached' });
  await board.click('.room-me');
  await board.getByRole('menuitem', { name: 'Attitudes à adopter' }).click();
  await board.waitForSelector('[data-attitude]');
  expect(await board.locator('[data-take]').count()).toBe(0);
  await board.keyboard.press('Escape');
});

it('[R12] a round through the rows is one tap, and says when it was', async ({ boards: [board, other] }) => {
  const round = '[data-action=row-round]';
  const saidOn = async (page: Page) => (await page.getAttribute(round, 'aria-label'))!.slice(0, 5);
  expect(await saidOn(board)).toBe('Passa');
  await board.click(round);
  await untilEqual(() => saidOn(board), 'Rangs');
  await other.keyboard.press('Escape');
  await untilEqual(() => saidOn(other), 'Rangs');
  for (const width of [390, 820, 1366]) {
    await board.setViewportSize({ width, height: 768 });
    await expectNoSideways(board, `room at ${width}`);
  }
  await expectAccessible(board, 'room');
});
