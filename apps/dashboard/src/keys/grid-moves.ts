type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Where a key leads in a grid read by lines, from the place `at`; null when it is not a key of the grid. */
export function gridMove(pressed: Pressed, at: number, columns: number, count: number): number | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (metaKey || altKey || shiftKey || count === 0) return null;
  const last = count - 1;
  const isWhole = ctrlKey || columns === 1;
  if (key === 'Home') return isWhole ? 0 : at - (at % columns);
  if (key === 'End') return isWhole ? last : Math.min(at - (at % columns) + columns - 1, last);
  if (ctrlKey) return null;
  if (key === 'ArrowRight') return Math.min(at + 1, last);
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key === 'ArrowDown') return below(at, columns, last);
  if (key === 'ArrowUp') return at >= columns ? at - columns : at;
  return null;
}

/** Under the end of the last whole line, the last place of all. */
function below(at: number, columns: number, last: number): number {
  const isLastLine = Math.floor(at / columns) === Math.floor(last / columns);
  return isLastLine ? at : Math.min(at + columns, last);
}

/** How many stand in the first line, by where each begins. */
export function columnsOf(tops: readonly number[]): number {
  const next = tops.findIndex((top) => top !== tops[0]);
  return Math.max(1, next === -1 ? tops.length : next);
}
