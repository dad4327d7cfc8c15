import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { until, untilEqual } from '../support/until.js';

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Tab, as a person does, until the element has the focus. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press(key);
  }
  expect.fail(`${selector} is not reached by the keyboard`);
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['open'] ?? null);
const shownIds = (page: Page): Promise<string[]> =>
  page.locator('[data-open]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['open']!));
const needsOn = (page: Page): Promise<string[]> =>
  page.locator('[data-need]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['need']!));

it('a whole session by the keyboard alone', async ({ server, browser, room }) => {
  const person = server.demo.candidates[1]!;
  const id = idOf(room, person) as string;
  const { seat } = await SeatClient.join(server, person);
  await until(() => room.tiles.get(id)?.link?.on);
  const page = await newPage(browser);
  await openRoom(page, server);
  const ids = await shownIds(page);
  const tile = `[data-candidate="${id}"]`;

  await press(page, '/');
  await page.keyboard.type('youssef');
  await untilEqual(() => shownIds(page), [id]);
  await press(page, 'Enter');
  await untilEqual(() => focused(page), id);
  await press(page, '/', 'Escape', 'Escape');
  await untilEqual(() => shownIds(page), ids);

  // Six columns at this size.
  for (const [key, at] of [
    ['Control+Home', 0],
    ['ArrowRight', 1],
    ['ArrowDown', 7],
    ['End', 11],
    ['Home', 6],
    ['Control+End', 23],
    ['ArrowUp', 17],
    ['Control+Home', 0],
    ['ArrowRight', 1],
  ] as const) {
    await press(page, key);
    expect(await focused(page), key).toBe(ids[at]);
  }
  expect(await page.locator('[data-open][tabindex="0"]').count()).toBe(1);

  await press(page, 'Enter');
  await page.waitForSelector('[data-panel]');
  await tabTo(page, `[data-place="panel:${id}:documentSeen"] button`);
  await press(page, 'Enter');
  await page.waitForSelector(`[data-place="panel:${id}:attendance"] button:not([aria-disabled=true])`);
  await until(() => room.tiles.get(id)?.welcome.identity);
  await tabTo(page, `[data-panel] [data-place="panel:${id}:attendance"] button`);
  await press(page, 'Enter');
  await until(() => room.tiles.get(id)?.welcome.attendance);
  await press(page, 'Escape');
  await untilEqual(() => focused(page), id);

  await page.waitForSelector(`${tile} [data-step=presence]`);
  await press(page, 'Tab', 'Enter');
  await until(() => room.tiles.get(id)?.confirmedAt);
  await untilEqual(() => focused(page), id);
  await tabTo(page, '[data-action=launch]', 'Shift+Tab');
  await press(page, 'Enter');
  await page.waitForSelector('[role=dialog] [data-place="bulk:launch-anyway"]');
  await tabTo(page, '[data-place="bulk:launch-anyway"] button');
  await press(page, 'Enter');
  await until(() => room.session?.phase === 'launched');
  await page.waitForSelector('[role=dialog]', { state: 'detached' });

  await untilEqual(() => seat.screen, 'code');
  await seat.send({ type: 'StartTest', code: server.demo.accessCode });
  await seat.send({ type: 'RaiseAlert', challengeId: seat.challenge.challenge.id as never, reason: 'image' });
  await page.waitForSelector('[data-need=alert]');
  await press(page, 'n');
  await untilEqual(() => focused(page), id);
  await press(page, 'Tab', 'Enter');
  await page.waitForSelector(`${tile} [data-step=handle]`);
  await press(page, 'Enter');
  await page.waitForSelector('[data-panel] [data-call=alert]');
  await tabTo(page, `[data-place="panel:${id}:validateAlert"] button`);
  await press(page, 'Enter');
  await page.waitForSelector(`[data-place="panel:${id}:validateAlert"] button:focus`);
  await press(page, 'Enter');
  await until(() => room.tiles.get(id)?.reports === 1);
  await press(page, 'Escape');
  await untilEqual(() => focused(page), id);

  while (seat.screen === 'test') await seat.answer();
  await seat.send({ type: 'ShowEndScreen' });
  await page.waitForSelector(`${tile} [data-step=witness]`);
  await press(page, 'n', 'Tab', 'Enter');
  await until(() => room.tiles.get(id)?.witnessedAt);
  await untilEqual(() => focused(page), id);
  seat.close();
});

it('a panel that closes gives the keyboard back at once, and once', async ({ server, browser, room }) => {
  const id = idOf(room, server.demo.candidates[2]!) as string;
  const page = await newPage(browser);
  await openRoom(page, server);
  await page.focus(`[data-open="${id}"]`);
  await press(page, 'Enter');
  await page.waitForSelector('[data-panel]');
  await press(page, 'Escape', 'Tab');
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-step'))).toBe(true);
  await page.waitForSelector('[data-panel]', { state: 'detached' });
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-step'))).toBe(true);
});

it('the list by keyboard: the same candidate, sorted as asked, in the address', async ({ server, browser, room }) => {
  const page = await newPage(browser);
  await openRoom(page, server);
  const id = idOf(room, server.demo.candidates[3]!) as string;
  await page.focus(`[data-open="${id}"]`);
  await press(page, 'l');
  await page.waitForSelector('.candidate-list');
  await untilEqual(() => focused(page), id);
  await press(page, 'End');
  expect(await focused(page)).toBe((await shownIds(page)).at(-1));
  await tabTo(page, '[data-sort=name]', 'Shift+Tab');
  await press(page, 'Enter');
  expect(await page.getAttribute('th.row-name[aria-sort]', 'aria-sort')).toBe('descending');
  expect(new URL(page.url()).search).toContain('vue=liste&tri=-nom');
  await page.reload();
  await page.waitForSelector('.candidate-list th[aria-sort=descending]');
  await page.waitForSelector('[data-candidate]');
  await press(page, 'l');
  await page.waitForSelector('.tile-grid');
});

it('single keys are left to who types, and can be switched off', async ({ server, browser }) => {
  const page = await newPage(browser);
  await openRoom(page, server);
  await press(page, '/');
  await page.keyboard.type('l?n');
  expect(await page.inputValue('[name=find]')).toBe('l?n');
  await press(page, 'Escape', 'Escape', 'Control+Home');
  const from = await focused(page);
  await press(page, '?');
  await page.waitForSelector('[data-keys-help]');
  await tabTo(page, '[name=shortcuts]');
  await press(page, 'Space', 'l', 'Escape');
  await untilEqual(() => focused(page), from);
  await press(page, 'l', '?');
  expect(await page.locator('.candidate-list, [data-keys-help]').count()).toBe(0);
  await page.reload();
  await page.waitForSelector('[data-candidate]');
  await press(page, 'l');
  expect(await page.locator('.candidate-list').count()).toBe(0);
});

it('nothing moves in « À traiter » under the pointer; what is new waits until it leaves', async ({
  server,
  browser,
  room,
}) => {
  const [first, second] = [server.demo.candidates[4]!, server.demo.candidates[5]!];
  const { seat: cut } = await SeatClient.join(server, first);
  const { seat } = await SeatClient.join(server, second);
  await until(() => room.tiles.get(idOf(room, first))?.link?.on);
  cut.close();
  const page = await newPage(browser);
  await openRoom(page, server);
  await page.waitForSelector('[data-need=lost]');
  expect(await page.title()).toMatch(/^\(1\) .+ – Vigie$/);
  await page.hover('[data-need=lost]');
  await seat.send({ type: 'RaiseHand' });
  await page.waitForSelector('.needs-new');
  expect(await page.innerText('.needs-new')).toBe('1 nouvelle');
  expect(await needsOn(page)).toEqual(['lost']);
  await page.mouse.move(600, 600);
  await untilEqual(() => needsOn(page), ['hand', 'lost']);
  expect(await page.title()).toMatch(/^\(2\) /);
  expect(await page.getAttribute('link[rel=icon]', 'href')).toContain('%3E2%3C');
  seat.close();
});

async function chooseDisplay(page: Page, name: string): Promise<void> {
  await page.focus('.room-me');
  await press(page, 'Enter');
  await page.waitForSelector('[role=menu]');
  await page.keyboard.type(name.slice(0, 3));
  await press(page, 'Enter');
  await page.waitForSelector(`[role=menuitemcheckbox][aria-checked=true]:has-text("${name}")`);
}

it('axe finds nothing serious, in tiles, in lines, in the menu and in the help, in every display', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser, { reducedMotion: 'reduce' });
  await openRoom(page, server);
  for (const name of ['Clair', 'Sombre', 'Contraste élevé']) {
    await chooseDisplay(page, name);
    await expectAccessible(page, `${name}, tiles and menu`);
    await press(page, 'Escape');
    await page.waitForSelector('[role=menu]', { state: 'detached' });
    await press(page, 'l');
    await page.waitForSelector('.candidate-list');
    await expectAccessible(page, `${name}, lines`);
    await press(page, '?');
    await page.waitForSelector('[data-keys-help]');
    await expectAccessible(page, `${name}, help`);
    await press(page, 'Escape');
    await page.waitForSelector('[data-keys-help]', { state: 'detached' });
    await press(page, 'l');
  }
  await press(page, 'l');
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page, 'lines at 320 px');
  await expectNoSideways(page, 'lines at 320 px');
});
