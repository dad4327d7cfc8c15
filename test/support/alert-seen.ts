import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Scene } from './alert-states.js';
import { until } from './until.js';

/** Nothing else than the element stands at its middle and near its ends, and all of it is in the viewport. */
const isOnTop = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width * height > 0;
    const across = [left + 8, left + width / 2, right - 8];
    return isInside && across.every((x) => element.contains(document.elementFromPoint(x, top + height / 2)));
  });

/** R7: in the queue and on the tile, in the viewport and on top of all. */
export async function expectSeen({ room, candidateId }: Scene, board: Page, state: string): Promise<void> {
  const head = () => board.locator('[data-head]').getAttribute('data-head').then(Number);
  await until(async () => (await head()) === room.sync.head);
  expect(await board.locator('[data-candidate]').count()).toBe(24);
  const inQueue = `[data-need=alert][data-candidate-needs="${candidateId}"]`;
  expect(await isOnTop(board, inQueue), `in the queue, ${state}`).toBe(true);
  const onTile = `[data-candidate="${candidateId}"] [data-band=alert]`;
  expect(await isOnTop(board, onTile), `on the tile, ${state}`).toBe(true);
}
