import { parseArgs } from 'node:util';
import { Sentence } from '../../scripts/steps/sentence.mjs';

/** @typedef {{ rounds: number, rooms: number, candidates: number, events: number, rate: number, seconds: number, paint: number }} Options */

const DEFAULTS = { rounds: 5, rooms: 500, candidates: 20, events: 30_000, rate: 1_000, seconds: 5, paint: 20 };

export const USAGE = `
  npm run bench -- [options]

  --rounds 5        rounds of each, alternating
  --rooms 500       rooms, each with a dashboard
  --candidates 20   candidates of a room
  --events 30000    answers of a round, as fast as they are taken
  --rate 1000       answers a second where latency is measured
  --seconds 5       for so long
  --paint 20        seconds for which painted tiles are watched
`;

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const names = /** @type {(keyof Options)[]} */ (Object.keys(DEFAULTS));
  const { values } = parseArgs({ args, options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
  return /** @type {Options} */ (
    Object.fromEntries(names.map((name) => [name, wholeNumber(name, values[name]) ?? DEFAULTS[name]]))
  );
}

/**
 * @param {string} name
 * @param {unknown} text
 */
function wholeNumber(name, text) {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(String(text))) throw new Sentence(`--${name} takes a whole number, 1 or more.${USAGE}`);
  return Number(text);
}
