/** A row of a room: the letters that its seats begin with (« A »), or their numbers, from the first to the last (« 1-12 »). */
export const ROW = /^(?:[A-Z]{1,8}|[0-9]{1,9}-[0-9]{1,9})$/;

/** A row in one spelling, once and in the order of the room. */
export const inOrder = (rows: Iterable<string>): string[] => [...new Set(rows)].sort(byPlace);

/** The row where a seat stands; numbers alone make rows of as many seats as the reader says. */
export function rowOf(seat: string, seatsInARow: number): string | null {
  const { letters, number } = partsOf(seat);
  if (letters) return letters;
  if (number === null || number < 1 || seatsInARow < 1) return null;
  const first = number - ((number - 1) % seatsInARow);
  return `${first}-${first + seatsInARow - 1}`;
}

/** Whoever said how many seats a row has: « 1-12 » holds seat 7. */
export function isInRow(seat: string, row: string): boolean {
  const { letters, number } = partsOf(seat);
  if (letters) return letters === row;
  const [from, to] = row.split('-').map(Number);
  return number !== null && to !== undefined && number >= from! && number <= to;
}

function partsOf(seat: string): { letters: string; number: number | null } {
  const [, letters = '', digits = ''] = /^([A-Za-z]*)([0-9]*)/.exec(seat) ?? [];
  return { letters: letters.toUpperCase(), number: digits === '' ? null : Number(digits) };
}

/** Numbers before letters; row 7 before row 12. */
function byPlace(one: string, other: string): number {
  const [a, b] = [parseInt(one, 10), parseInt(other, 10)];
  if (Number.isNaN(a) || Number.isNaN(b))
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || compare(one, other);
  return a - b || compare(one, other);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
