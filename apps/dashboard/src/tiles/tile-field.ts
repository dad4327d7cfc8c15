import type { Tile } from '@vigie/protocol';

/** A field's raw value: text as it is, JSON for the rest, nothing for null. */
export const rawValue = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The attributes by which a test compares the drawn tile with the database. */
export const fieldsOf = (tile: Tile) => (name: keyof Tile) => ({
  'data-field': name,
  'data-value': rawValue(tile[name]),
});

/** What each tile draws, or its progress does. */
const ALWAYS: readonly (keyof Tile)[] = [
  'seq',
  'welcome',
  'joinedAt',
  'startedAt',
  'endScreenAt',
  'situation',
  'deadlineAt',
  'progress',
  'lastAnswerAt',
];

/** The fields of which nothing is to be seen now, in one attribute: an element each would be a third of a large room. */
export function unsaidOn(tile: Tile, said: readonly { readonly field: keyof Tile }[]): string {
  const drawn = new Set<string>([...ALWAYS, ...said.map(({ field }) => field)]);
  if (tile.extraMinutes > 0) drawn.add('extraMinutes');
  if (tile.warned) drawn.add('warned');
  return JSON.stringify(Object.fromEntries(Object.entries(tile).filter(([name]) => !drawn.has(name))));
}
