import type { Tile } from '@vigie/protocol';

/** What an answer changes of a tile: by far the most that comes, and nothing that anybody is counted or called by. */
const BY_ANSWERS: ReadonlySet<string> = new Set<keyof Tile>(['seq', 'progress', 'lastAnswerAt']);

/** What is as it was is kept as it was: a room at its test leaves little to collect behind. */
export const withAnswer = (before: Tile, { seq, progress, lastAnswerAt }: Tile): Tile => ({
  ...before,
  seq,
  progress,
  lastAnswerAt,
});

/** An answer is all that came between the two. */
export const isAnswerOnly = (before: Tile, after: Tile): boolean =>
  isEqual(before, after, (name) => BY_ANSWERS.has(name));

/** Whatever the order of the names: it is another one in a catch-up than in a frame. */
function isEqual(one: unknown, other: unknown, isLeftOut: (name: string) => boolean = () => false): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isLeftOut(name) || (name in other && isEqual(one[name], other[name])))
  );
}
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
