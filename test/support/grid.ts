import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { canonical } from '../../apps/server/src/journal/hash.js';
import type { Sql } from './server.js';
import { headInSql, tilesInSql } from './truth.js';
import { untilEqual } from './until.js';

/** Every field that the grid shows or bears, by candidate, as raw values. */
export async function fieldsOnGrid(page: Page): Promise<Record<string, Record<string, unknown>>> {
  const tiles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-candidate]')].map((tile) => ({
      id: tile.dataset['candidate']!,
      unsaid: tile.dataset['unsaid']!,
      said: [...tile.querySelectorAll<HTMLElement>('[data-field]')].map(
        ({ dataset }) => [dataset['field']!, dataset['value'] ?? ''] as const,
      ),
    })),
  );
  return Object.fromEntries(
    tiles.map(({ id, said, unsaid }) => [id, { ...Object.fromEntries(said), ...unsaidIn(unsaid) }]),
  );
}
const unsaidIn = (text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(JSON.parse(text) as object).map(([name, value]) => [name, raw(value)]));

const raw = (value: unknown): string =>
  value === null ? '' : typeof value === 'object' ? canonical(value) : String(value);
const sortedText = (text: string): string => (/^[{[]/.test(text) ? raw(JSON.parse(text)) : text);

/** Every field of every tile on the screen equals a direct read of Postgres; the screen stands at the head. */
export async function expectGridEqualsSql(page: Page, sql: Sql): Promise<void> {
  const head = await headInSql(sql);
  await untilEqual(() => page.locator('[data-head]').getAttribute('data-head'), String(head));
  const shown = await fieldsOnGrid(page);
  const stored = await tilesInSql(sql);
  // Something happened between the two readings.
  if ((await headInSql(sql)) !== head) return expectGridEqualsSql(page, sql);
  expect(Object.keys(shown).toSorted()).toEqual([...stored.keys()].toSorted());
  for (const [id, tile] of stored) {
    const expected = Object.fromEntries(Object.entries(tile).map(([key, value]) => [key, raw(value)]));
    const seen = Object.fromEntries(Object.entries(shown[id]!).map(([key, value]) => [key, sortedText(String(value))]));
    expect(seen, id).toEqual(expected);
  }
}
