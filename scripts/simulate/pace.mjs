import { setTimeout as wait } from 'node:timers/promises';

/** How long people take, in seconds of a real room: from, to. */
const TAKES = /** @satisfies {Record<string, [number, number]>} */ ({
  arriving: [2, 60],
  arrivingLate: [150, 240],
  typingCode: [5, 20],
  challenge: [15, 90],
  endScreen: [0.5, 2],
  leaving: [3, 15],
  comingBack: [5, 30],
  changingPc: [20, 60],
  gesture: [1, 4],
});

/** R6: the same browser resumes by itself for two minutes, however slowly the room is played. */
const LONGEST_WAIT_MS = 100_000;

/**
 * People at `speed` times their pace.
 * @param {number} speed
 */
export const pace = (speed) => ({
  /**
   * @param {Doing} what
   * @param {import('./random.mjs').Chance} random
   */
  take: (what, random) => wait(Math.min((between(random, what) * 1000) / speed, longest(what))),
  /** @param {number} seconds of a real room */
  ms: (seconds) => (seconds * 1000) / speed,
});

/**
 * @param {import('./random.mjs').Chance} random
 * @param {Doing} what
 */
function between(random, what) {
  const [from, to] = TAKES[what];
  return random.between(from, to);
}

/** @param {Doing} what */
const longest = (what) => (what === 'comingBack' ? LONGEST_WAIT_MS : Infinity);

/** @typedef {keyof typeof TAKES} Doing */
/** @typedef {ReturnType<typeof pace>} Pace */
