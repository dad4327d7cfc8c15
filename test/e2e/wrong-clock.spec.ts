import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { idOf, joinAt, startTest } from '../support/school-pc.js';
import type { Database } from '../support/server.js';
import { untilEqual } from '../support/until.js';

/** A PC whose clock is a year behind, and may be set in mid-test; its monotonic clock goes on, as on a real one. */
const A_WRONG_CLOCK = `{
  const Real = Date;
  let offset = -365 * 24 * 3_600_000;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + offset);
      else super(...given);
    }
    static now() { return Real.now() + offset; }
  };
  globalThis.setPcClock = (ms) => (offset += ms);
}`;

const HOUR = 3_600_000;
const shown = async (page: Page) => Number(await page.locator('[data-time-left]').getAttribute('data-seconds'));
async function secondsInSql(database: Database, candidateId: string): Promise<number> {
  const [row] = await database.sql<{ left: number }>(
    `select (tile->>'deadlineAt')::float8 / 1000 - extract(epoch from clock_timestamp())::float8 as left
     from tile where candidate_id = $1`,
    [candidateId],
  );
  return row!.left;
}

/** As a person compares two screens: both are read at once, and may be one second apart. */
async function expectSameTime(page: Page, database: Database, candidateId: string): Promise<void> {
  const [onScreen, inSql] = await Promise.all([shown(page), secondsInSql(database, candidateId)]);
  expect(Math.abs(onScreen - inSql), `${onScreen} s shown, ${inSql} s left`).toBeLessThanOrEqual(1);
}

it('[T8] [fault 26] a PC a year behind, then set by an hour: the remaining time is the server’s', async ({
  database,
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const page = await newPage(browser);
  await page.addInitScript({ content: A_WRONG_CLOCK });
  await joinAt(page, server.url, server, person);
  expect(await page.evaluate('new Date().getFullYear()')).toBe(new Date().getFullYear() - 1);
  expect(await page.locator('[data-check=clock]').innerText()).toMatch(/décalée de 5\d{5} min/);
  await startTest(page, room, server, person);
  const candidateId = idOf(room, person);
  await expectSameTime(page, database, candidateId);

  for (const step of [HOUR, -2 * HOUR]) {
    const before = await shown(page);
    await page.evaluate(`setPcClock(${step})`);
    // The screen has ticked since: what it shows was computed with the clock as it is now set.
    await untilEqual(async () => (await shown(page)) < before, true);
    await expectSameTime(page, database, candidateId);
  }
});
