import { inOrder, isInRow, rowOf } from '@vigie/domain';
import type { SessionView, Tile } from '@vigie/protocol';

/** R0: a row of the room, and who watches it. */
export interface RowShown {
  readonly row: string;
  readonly watchers: readonly string[];
  /** A seat of it is in nobody's part. */
  readonly isLeft: boolean;
}

type Watches = NonNullable<SessionView['watches']>;
const NOBODY: Watches = [];

export const watchesOf = (session: SessionView | null): Watches => session?.watches ?? NOBODY;

export const rowsOf = (session: SessionView | null, personId: string | undefined): readonly string[] =>
  watchesOf(session).find(({ by }) => by === personId)?.rows ?? [];

/** Where a candidate sits: the place assigned, or the PC that they joined at. */
export const placeOf = ({ welcome, post }: Tile): string | null => welcome.seat ?? post;

/** Who has no place yet is in everybody's part, and the whole room in the part of who took no row. */
export function isInPart(tile: Tile, rows: readonly string[]): boolean {
  const place = placeOf(tile);
  return rows.length === 0 || place === null || rows.some((row) => isInRow(place, row));
}

/** The rows of the room, as the reader counts them, and those that somebody watches. */
export function roomRows(places: readonly string[], seatsInARow: number, session: SessionView | null): RowShown[] {
  const watches = watchesOf(session);
  const rows = inOrder(places.map((place) => rowOf(place, seatsInARow)).filter((row) => row !== null));
  const watchersAt = (place: string) => watches.filter(({ rows: taken }) => taken.some((row) => isInRow(place, row)));
  return rows.map((row) => {
    const seats = places.filter((place) => isInRow(place, row)).map(watchersAt);
    return {
      row,
      watchers: [...new Set(seats.flat().map(({ by }) => by))],
      isLeft: seats.some((watchers) => watchers.length === 0),
    };
  });
}

/** Rows that nobody watches, once somebody watches some. */
export const leftRows = (rows: readonly RowShown[], session: SessionView | null): string[] =>
  watchesOf(session).length === 0 ? [] : rows.filter(({ isLeft }) => isLeft).map(({ row }) => row);

export const isNumbered = (places: readonly string[]): boolean => places.some((place) => /^[0-9]/.test(place));

/** « A, B », « 1–12 ». */
export const spoken = (rows: readonly string[]): string => rows.map((row) => row.replace('-', '–')).join(', ');
