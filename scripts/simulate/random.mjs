import { createHash } from 'node:crypto';

/**
 * A stream of chance of its own for each label: what one candidate draws never depends on how fast another one is.
 * @param {number} seed
 * @param {string} label
 */
export function chance(seed, label) {
  let state = createHash('sha256').update(`${seed} ${label}`).digest().readUInt32LE();
  /** mulberry32: in [0, 1) */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (/** @type {number} */ from, /** @type {number} */ to) => from + next() * (to - from),
    happens: (/** @type {number} */ probability) => next() < probability,
    pick,
    shuffled,
  };

  /** @template T @param {readonly T[]} list @returns {T} */
  function pick(list) {
    return /** @type {T} */ (list[Math.floor(next() * list.length)]);
  }

  /** @template T @param {readonly T[]} list */
  function shuffled(list) {
    const drawn = list.map((item) => ({ item, rank: next() }));
    return drawn.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
  }
}

/** @typedef {ReturnType<typeof chance>} Chance */
