/**
 * A room of usual size is one block. Of a larger one, the browser lays out, paints and hits the blocks in sight alone; whoever
 * searches the page, or reads it by ear, has them all. A whole number of lines of 1 to 6, 10 or 12 tiles.
 */
const BLOCK = 60;

/** In order; nobody is one empty block. */
export function inBlocks(order: readonly string[]): (readonly string[])[] {
  const count = Math.max(1, Math.ceil(order.length / BLOCK));
  return Array.from({ length: count }, (_one, n) => order.slice(n * BLOCK, (n + 1) * BLOCK));
}

/** The block in which somebody stands. */
export const blockOf = (place: number): number => Math.floor(place / BLOCK);

/** The place in the room of the nth of a block. */
export const placeOf = (block: number, n: number): number => block * BLOCK + n;
