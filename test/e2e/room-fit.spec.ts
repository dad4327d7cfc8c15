import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoSideways } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { busyRoom } from '../support/busy-room.js';
import { newPage } from '../support/chromium.js';
import { enrolMore } from '../support/enrol.js';
import { openRoom } from '../support/pages.js';
import { untilEqual } from '../support/until.js';

const it = base.extend('busy', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
  const seats = await busyRoom(server, room);
  onCleanup(() => seats.forEach((seat) => seat.close()));
});

const tilesOn = (page: Page): Promise<number> => page.locator('[data-candidate]').count();

/** Tiles that are not wholly in the viewport, or whose content does not fit. */
const tilesCut = (page: Page): Promise<string[]> =>
  page.locator('[data-candidate]').evaluateAll((tiles) =>
    tiles
      .filter((tile) => {
        const { left, right, top, bottom } = tile.getBoundingClientRect();
        return (
          left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || tile.scrollHeight > tile.clientHeight
        );
      })
      .map((tile) => (tile as HTMLElement).innerText),
  );

const namesCut = (page: Page): Promise<string[]> =>
  page
    .locator('[data-open]')
    .evaluateAll((names) =>
      names
        .filter((name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1)
        .map((name) => (name as HTMLElement).innerText),
    );

/** Texts of less than 13 px that are shown. */
const smallTexts = (page: Page): Promise<string[]> =>
  page.locator('.room').evaluate((room) => {
    const texts = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      const isShown = parentElement!.checkVisibility() && textContent!.trim() !== '';
      if (isShown && Number.parseFloat(getComputedStyle(parentElement!).fontSize) < 13) small.push(textContent!);
    }
    return small;
  });

/** What can be pressed and is smaller than a finger; a name's button is its whole tile. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('.room :is(button, select, input, a):not([data-open])').evaluateAll((targets) =>
    targets
      .filter((target) => target.checkVisibility())
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 43.5 || height < 43.5;
      })
      .map((target) => target.outerHTML.slice(0, 120)),
  );

const headerHeight = (page: Page): Promise<number> =>
  page.locator('.room-header').evaluate((header) => header.getBoundingClientRect().height);

it('24 tiles stand wholly in the viewport of a laptop, whatever happens in the room', async ({
  server,
  browser,
  busy: _busy,
}) => {
  const page = await newPage(browser);
  await openRoom(page, server);
  await page.waitForSelector('[data-need=lost]');
  expect(await tilesOn(page)).toBe(24);
  expect(await tilesCut(page)).toEqual([]);
  expect(await namesCut(page)).toEqual([]);
  expect(await smallTexts(page)).toEqual([]);
  expect(await headerHeight(page)).toBeLessThanOrEqual(56);
  await expectNoSideways(page, 'laptop');
});

it('on a tablet each target is a finger wide, in tiles and in lines', async ({ server, browser, busy: _busy }) => {
  const page = await newPage(browser, { viewport: { width: 1024, height: 768 }, hasTouch: true });
  await openRoom(page, server);
  await page.waitForSelector('[data-need=lost]');
  for (const view of ['grid', 'list']) {
    expect(await smallTargets(page), view).toEqual([]);
    expect(await smallTexts(page), view).toEqual([]);
    expect(await namesCut(page), view).toEqual([]);
    expect(await headerHeight(page)).toBeLessThanOrEqual(56);
    await expectNoSideways(page, view);
    await page.click('[data-action=view]');
  }
});

it.for([390, 320])(
  'at %i px nothing is cut off, in tiles and in lines',
  async (width, { server, browser, busy: _busy }) => {
    const page = await newPage(browser, { viewport: { width, height: 844 }, hasTouch: true });
    await openRoom(page, server);
    for (const view of ['grid', 'list']) {
      await expectNoSideways(page, `${view} at ${width}`);
      expect(await namesCut(page), view).toEqual([]);
      await page.click('[data-action=view]');
    }
  },
);

it('30 tiles stand wholly in the viewport of a large screen', async ({ server, browser, database, busy: _busy }) => {
  await enrolMore(database, 6);
  const page = await newPage(browser, { viewport: { width: 1920, height: 1080 } });
  await openRoom(page, server);
  await untilEqual(() => tilesOn(page), 30);
  expect(await tilesCut(page)).toEqual([]);
  expect(await namesCut(page)).toEqual([]);
});
