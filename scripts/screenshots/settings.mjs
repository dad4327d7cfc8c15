import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What would send the pictures elsewhere than to a demonstration of their own. */
const FOREIGN = [
  'DATABASE_URL',
  'REDIS_URL',
  'VIGIE_QUESTIONS',
  'VIGIE_DEMO_SESSIONS',
  'VIGIE_DEMO_GRACE',
  'VIGIE_DEMO_LATE',
  'VIGIE_DEMO_STOP',
  'VIGIE_DEMO_AUTO_CLOSE',
  'PUBLIC_ORIGINS',
  'TRUST_PROXY',
];

/** A folder that goes away with this run, and the settings of a plain `npm start` on this machine alone. */
export function ownSettings() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vigie-screenshots-'));
  fs.chmodSync(folder, 0o755); // under root, PostgreSQL runs as another account
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  for (const name of FOREIGN) delete process.env[name];
  Object.assign(process.env, { VIGIE_DATA: folder, VIGIE_DEMO: '1', HOST: '127.0.0.1' });
  return folder;
}
