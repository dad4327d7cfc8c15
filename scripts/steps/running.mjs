import fs from 'node:fs';
import path from 'node:path';
import { folders } from './folders.mjs';
import { Sentence } from './sentence.mjs';

const file = path.join(folders.data, 'running.json');

/** Only one Vigie runs in a folder: two would share its data and its logs, and one would stop the other's database. */
export function refuseIfRunning() {
  const other = runningHere();
  if (!other) return;
  throw new Sentence(
    `Vigie tourne déjà dans ce dossier (port ${other.port}, processus ${other.pid}) : arrêtez-la d’abord par Ctrl-C.`,
  );
}

/** Has a run been killed here before it could tidy up? */
export const wasKilled = () => fs.existsSync(file) && !runningHere();

/** @param {number} port */
export function claimFolder(port) {
  try {
    fs.mkdirSync(folders.data, { recursive: true, mode: 0o755 });
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, born: birthOf(process.pid), port }));
    process.once('exit', () => fs.rmSync(file, { force: true }));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Sentence(`Impossible d’écrire dans ${folders.data} (${code}) : ce dossier est-il à un autre compte ?`);
  }
}

/** @returns {{ pid: number, born: string | null, port: number } | null} */
function runningHere() {
  try {
    const claim = JSON.parse(fs.readFileSync(file, 'utf8'));
    return isAlive(claim.pid) && birthOf(claim.pid) === claim.born ? claim : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * When a process was born, to tell it from a later one with the same number; unknown elsewhere than on Linux.
 * @param {number} pid
 */
function birthOf(pid) {
  try {
    const afterName = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
