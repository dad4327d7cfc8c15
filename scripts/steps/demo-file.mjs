import fs from 'node:fs';
import path from 'node:path';
import { folders } from './folders.mjs';

const file = path.join(folders.data, 'demo.json');

/** @typedef {import('./server.mjs').Demo & { port: number }} KeptDemo */

/**
 * Keeps the accesses that `npm start` prints, for `npm run simulate`: readable by this account alone.
 * @param {import('./server.mjs').Ready} ready
 */
export function rememberDemo({ port, demo }) {
  forgetDemo();
  if (demo) fs.writeFileSync(file, `${JSON.stringify({ port, ...demo }, null, 2)}\n`, { mode: 0o600 });
}

export const forgetDemo = () => fs.rmSync(file, { force: true });

/** @returns {KeptDemo | null} */
export function keptDemo() {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
