import { parseArgs } from 'node:util';
import { Sentence } from '../../scripts/steps/sentence.mjs';

/**
 * Whole numbers by their names; those not given are the defaults.
 * @template {Record<string, number>} Options
 * @param {string[]} args
 * @param {Options} defaults
 * @param {string} usage
 * @returns {Options}
 */
export function readOptions(args, defaults, usage) {
  const names = Object.keys(defaults);
  const { values } = parseArgs({ args, options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
  const given = names.map((name) => [name, wholeNumber(name, values[name], usage) ?? defaults[name]]);
  return /** @type {Options} */ (Object.fromEntries(given));
}

/**
 * @param {string} name
 * @param {unknown} text
 * @param {string} usage
 */
function wholeNumber(name, text, usage) {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(String(text))) throw new Sentence(`--${name} takes a whole number, 1 or more.${usage}`);
  return Number(text);
}
