import fs from 'node:fs';
import path from 'node:path';
import { folders } from './folders.mjs';

/**
 * An empty log of its own for each run; the one before is kept beside it.
 * @param {string} name
 */
export function freshLog(name) {
  fs.mkdirSync(folders.logs, { recursive: true });
  const log = path.join(folders.logs, name);
  if (fs.existsSync(log)) fs.renameSync(log, log.replace(/\.log$/, '.previous.log'));
  return log;
}

/**
 * @param {string} log
 * @param {number} count
 */
export const lastLines = (log, count) => fs.readFileSync(log, 'utf8').trim().split('\n').slice(-count).join('\n');
