import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

export const folders = {
  data: inRoot('.data'),
  postgres: inRoot('.data', 'postgres'),
  logs: inRoot('.data', 'log'),
  cache: inRoot('.cache'),
  dist: inRoot('dist'),
};
