type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The places of the room as the eye reads them. */
export type Lines = readonly (readonly number[])[];

/** Where a key leads in a grid read by lines, from the place `at`; null when it is not a key of the grid. */
export function gridMove(pressed: Pressed, at: number, lines: Lines): number | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const row = lines.findIndex((line) => line.includes(at));
  const line = lines[row];
  if (metaKey || altKey || shiftKey || !line) return null;
  const last = lines.at(-1)!.at(-1)!;
  const isWhole = ctrlKey || lines.every(({ length }) => length === 1);
  if (key === 'Home') return isWhole ? 0 : line[0]!;
  if (key === 'End') return isWhole ? last : line.at(-1)!;
  if (ctrlKey) return null;
  if (key === 'ArrowRight') return Math.min(at + 1, last);
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key === 'ArrowDown') return under(lines[row + 1], line.indexOf(at)) ?? at;
  if (key === 'ArrowUp') return under(lines[row - 1], line.indexOf(at)) ?? at;
  return null;
}

/** In the same column, or at the end of a shorter line. */
const under = (line: readonly number[] | undefined, column: number): number | undefined =>
  line?.[column] ?? line?.at(-1);

/** Each block begins a line. */
export function linesOf(blocks: readonly { length: number }[], columns: number): Lines {
  const lines: number[][] = [];
  let place = 0;
  for (const { length } of blocks)
    for (let from = 0; from < length; from += columns)
      lines.push(Array.from({ length: Math.min(columns, length - from) }, () => place++));
  return lines;
}

/** How many stand in the first line, by where each begins. */
export function columnsOf(tops: readonly number[]): number {
  const next = tops.findIndex((top) => top !== tops[0]);
  return Math.max(1, next === -1 ? tops.length : next);
}
