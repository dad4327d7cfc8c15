import { SEAT_NUMBER } from '@vigie/domain';

const MOST = 200;
const RANGE = /^(\d{1,3})\s*[-–]\s*(\d{1,3})$/;

/** « 1-24, A1, A2 »: the numbers of the seats; null when one of them is none, or they are too many. */
export function seatsIn(text: string): string[] | null {
  const parts = text.split(/[,;\n]+/).map((part) => part.trim());
  const seats = parts.filter(Boolean).flatMap((part) => rangeOf(part) ?? [part]);
  const distinct = [...new Set(seats)];
  return distinct.length <= MOST && distinct.every((seat) => SEAT_NUMBER.test(seat)) ? distinct : null;
}

function rangeOf(part: string): string[] | null {
  const [, from, to] = RANGE.exec(part) ?? [];
  if (from === undefined) return null;
  const [first, last] = [Number(from), Number(to)];
  // No seat has an empty number.
  if (last < first || last - first >= MOST) return [''];
  return Array.from({ length: last - first + 1 }, (_one, n) => String(first + n));
}

/** The same, as it is typed: whole runs of numbers as one. */
export function seatsText(seats: readonly string[]): string {
  const runs: string[][] = [];
  for (const seat of seats) {
    const run = runs.at(-1);
    const isNext = run && /^\d+$/.test(seat) && Number(run.at(-1)) + 1 === Number(seat);
    if (isNext) run.push(seat);
    else runs.push([seat]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(', '))).join(', ');
}
