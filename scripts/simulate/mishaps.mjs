import { chance } from './random.mjs';

/** @typedef {'drop' | 'cutAnswer' | 'otherPc' | 'wrongCode' | 'duplicate' | 'slowStart'} Mishap */

/** @type {readonly Mishap[]} */
const MISHAPS = ['drop', 'cutAnswer', 'otherPc', 'wrongCode', 'duplicate', 'slowStart'];

/**
 * What goes wrong for one candidate. Moments are shares of the test: 0.5 is half-way.
 * @typedef {object} Fate
 * @property {boolean} slowStart arrives once the others are at work
 * @property {number} wrongCodes before the right one, within the free tries of R5
 * @property {number} duplicates probability that a message is sent twice under its id
 * @property {{ at: number, what: 'drop' | 'cutAnswer' | 'otherPc' }[]} cuts
 */

/** @type {Fate} */
const QUIET = { slowStart: false, wrongCodes: 0, duplicates: 0, cuts: [] };

/**
 * Every mishap falls on somebody, most candidates have two.
 * @param {number} count
 * @param {number} seed
 * @param {boolean} chaos
 * @returns {Fate[]}
 */
export function fates(count, seed, chaos) {
  if (!chaos) return Array.from({ length: count }, () => QUIET);
  const random = chance(seed, 'mishaps');
  const first = random.shuffled(Array.from({ length: count }, (_none, index) => index % MISHAPS.length));
  return first.map((index) => fate(new Set([/** @type {Mishap} */ (MISHAPS[index]), random.pick(MISHAPS)]), random));
}

/**
 * @param {Set<Mishap>} mishaps
 * @param {import('./random.mjs').Chance} random
 * @returns {Fate}
 */
function fate(mishaps, random) {
  const kinds = /** @type {const} */ (['drop', 'cutAnswer', 'otherPc']);
  const cuts = kinds.filter((what) => mishaps.has(what)).map((what) => ({ what, at: random.between(0, 0.95) }));
  return {
    slowStart: mishaps.has('slowStart'),
    wrongCodes: mishaps.has('wrongCode') ? Math.ceil(random.between(0, 3)) : 0,
    duplicates: mishaps.has('duplicate') ? 0.5 : 0,
    cuts: cuts.sort((a, b) => a.at - b.at),
  };
}
