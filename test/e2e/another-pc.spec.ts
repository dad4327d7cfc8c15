import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, openRoom, validate } from '../support/pages.js';
import { finishTest, idOf, startTest } from '../support/school-pc.js';
import { until, untilEqual } from '../support/until.js';

/** What a person sees of the look: the size of the text, and its contrast. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const { fontSize, color, fontFamily } = getComputedStyle(document.body);
    return { root: getComputedStyle(document.documentElement).fontSize, fontSize, color, fontFamily };
  });

const PLAIN = { root: '16px' };
const LARGE = { root: '24px', color: 'rgb(0, 0, 0)' };

it('[R6] the look that a candidate chose follows them to another PC, and leaves with them', async ({
  database,
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const first = await newPage(browser);
  await joinSeat(first, server, person);
  await atScreen(first, 'waiting');
  await startTest(first, room, server, person);
  expect(await lookOf(first)).toMatchObject(PLAIN);
  await first.click('[data-action=display]');
  await first.getByLabel('150').check();
  await first.getByLabel('renforcé').check();
  await first.click('[data-action=close-display]');
  const chosen = await lookOf(first);
  expect(chosen).toMatchObject(LARGE);
  const stored = () => database.sql('select text_size, contrast, font from display');
  await untilEqual(stored, [{ text_size: 150, contrast: 'high', font: 'normal' }]);
  await first.reload();
  await atChallenge(first, '1/5');
  expect(await lookOf(first)).toEqual(chosen);
  await validate(first);
  await atChallenge(first, '2/5');
  await until(() => room.tiles.get(idOf(room, person))?.progress?.done === 1);

  const second = await newPage(browser);
  await joinSeat(second, server, person, server.demo.accessCode);
  await atScreen(second, 'resume');
  expect((await room.send({ type: 'AuthoriseResume', candidateId: idOf(room, person) })).ok).toBe(true);
  await atChallenge(second, '2/5');
  expect(await lookOf(second)).toEqual(chosen);
  await atScreen(first, 'replaced');
  expect(await lookOf(first)).toMatchObject(PLAIN);

  await finishTest(second, room, person, 2);
  expect(await lookOf(second)).toMatchObject(PLAIN);
  await untilEqual(stored, []);
});

it('[Q3] that the page was left stands in the panel, and calls nobody', async ({ server, browser, room }) => {
  const person = server.demo.candidates[1]!;
  const id = idOf(room, person);
  const grid = await newPage(browser);
  await openRoom(grid, server);
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await atScreen(page, 'waiting');
  expect(await page.locator('main').innerText()).toContain('si vous la quittez');
  await startTest(page, room, server, person);
  await grid.waitForSelector(`[data-candidate="${id}"][data-situation=started]`);
  const needs = await grid.locator('[data-need]').count();

  await page.evaluate(() => dispatchEvent(new Event('blur')));
  // Two beats of the room, 3 s apart.
  const heard = room.pulses.length;
  await until(() => room.pulses.length > heard + 1);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await until(() => room.tiles.get(id)?.focusLost);
  expect(room.tiles.get(id)).toMatchObject({ situation: 'started', focusLost: { times: 1 } });
  expect(await grid.locator('[data-need]').count()).toBe(needs);
  await grid.click(`[data-open="${id}"]`);
  await grid.getByText(/A quitté la page 1 fois, à \d\d:\d\d \(\d+ s\)/).waitFor();
  await validate(page);
  await atChallenge(page, '2/5');
});
