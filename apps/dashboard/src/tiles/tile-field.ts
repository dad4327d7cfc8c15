import type { Tile } from '@vigie/protocol';

/** A field's raw value: text as it is, JSON for the rest, nothing for null. */
export const rawValue = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The attributes by which a test compares the drawn tile with the database. */
export const fieldsOf = (tile: Tile) => (name: keyof Tile) => ({
  'data-field': name,
  'data-value': rawValue(tile[name]),
});
