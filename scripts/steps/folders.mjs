import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

/** VIGIE_DATA puts the data elsewhere: another disk, or a test's own folder. */
const data = path.resolve(root, process.env.VIGIE_DATA ?? '.data');

export const folders = {
  data,
  postgres: path.join(data, 'postgres'),
  logs: path.join(data, 'log'),
  cache: inRoot('.cache'),
  dist: inRoot('dist'),
};

/** @param {string} place as it is told: from the root when it stands inside */
export function told(place) {
  const inside = path.relative(root, place);
  return inside.startsWith('..') ? place : inside;
}
