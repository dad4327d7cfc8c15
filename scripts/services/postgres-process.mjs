import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sentence } from '../steps/sentence.mjs';

const pidFile = (/** @type {string} */ dataDir) => path.join(dataDir, 'postmaster.pid');

/**
 * The process that serves this folder, or null. A recycled process number is not taken for it.
 * @param {string} dataDir
 */
export function serverOf(dataDir) {
  const pid = recordedPid(dataDir);
  return pid && isAlive(pid) && serves(pid, dataDir) ? pid : null;
}

/**
 * Stops a server left behind by a killed run, and removes a pid file that would keep PostgreSQL from starting though
 * nobody stands behind it. A plain stale one is left alone: PostgreSQL judges it better than we do.
 * @param {string} dataDir
 */
export async function clearFolder(dataDir) {
  const pid = recordedPid(dataDir);
  if (!pid) return;
  if (serverOf(dataDir)) return stopServer(pid, dataDir);
  if (!isKnown(pid)) return;
  // The number was given to another program, or it is a zombie (a container without an init never reaps it).
  await until(() => !isInhabited(dataDir), `Des processus de PostgreSQL tournent encore dans ${dataDir}.`);
  fs.rmSync(pidFile(dataDir), { force: true });
}

/**
 * @param {number} pid
 * @param {string} dataDir
 */
export async function stopServer(pid, dataDir) {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return;
    throw new Sentence(
      `Un PostgreSQL (processus ${pid}) tourne déjà sur ${dataDir} sous un autre compte : arrêtez-le d’abord.`,
    );
  }
  await until(() => !isAlive(pid), `PostgreSQL (processus ${pid}) ne s’arrête pas.`);
}

/**
 * @param {() => boolean} condition
 * @param {string} otherwise
 */
async function until(condition, otherwise) {
  for (let waited = 0; !condition(); waited += 50) {
    if (waited > 30_000) throw new Sentence(otherwise);
    await sleep(50);
  }
}

/** @param {string} dataDir */
export const recordedPid = (dataDir) => Number(recorded(dataDir)[0]) || null;

/**
 * The eighth line says what `pg_ctl` waits for too. A connection is no way to ask: refused, it leaves an error in the
 * log. Nor is an open port: after a crash PostgreSQL listens while it replays its log.
 * @param {string} dataDir
 */
export const isReady = (dataDir) => recorded(dataDir)[7]?.trim() === 'ready' && serverOf(dataDir) !== null;

/** @param {string} dataDir */
function recorded(dataDir) {
  try {
    return fs.readFileSync(pidFile(dataDir), 'utf8').split('\n');
  } catch {
    return [];
  }
}

const isAlive = (/** @type {number} */ pid) => isKnown(pid) && !isZombie(pid);

/** @param {number} pid */
function isKnown(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid */
function isZombie(pid) {
  try {
    return /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 * @param {string} dataDir
 */
function serves(pid, dataDir) {
  try {
    if (hasProc) return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDir);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(dataDir);
  } catch {
    return false;
  }
}

/**
 * Backends outlive a killed server for a moment; they work in its folder, and a second server must not join them.
 * @param {string} dataDir
 */
function isInhabited(dataDir) {
  if (!hasProc) return false;
  return fs.readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && fs.readlinkSync(`/proc/${entry}/cwd`) === dataDir;
    } catch {
      return false;
    }
  });
}

const hasProc = fs.existsSync('/proc/self/cmdline');
