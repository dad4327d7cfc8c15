import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from './folders.mjs';
import { freshLog, lastLines } from './logs.mjs';
import { Sentence } from './sentence.mjs';

const MAIN = ['dist', 'apps', 'server', 'apps', 'server', 'src', 'main.js'];
/**
 * ADR 8. Young objects live as long as a batch of answers: with Node's own 16 MB they are all copied twice. What is old
 * may grow to four times what lives: to mark it all in a rush delays every screen.
 */
export const NODE_FLAGS = ['--max-semi-space-size=64', '--heap-growing-percent=300'];
const READY_WITHIN = 120_000;
const STOPPED_WITHIN = 10_000;

/**
 * @typedef {{ lastName: string, firstName: string, birthDate: string }} Candidate
 * @typedef {{ sessionNumber: string, accessCode: string, invigilatorPassword: string, invigilators: string[],
 *   state: 'waiting' | 'running' | 'ended', candidates: Candidate[] }} SessionAccess
 * @typedef {SessionAccess & { center: string, administrator: { email: string, password: string },
 *   others: SessionAccess[] }} Demo
 * @typedef {{ type: 'ready', port: number, mode: string, demo: Demo | null }} Ready
 * @typedef {{ type: 'failed', sentence: string }} Failed
 */

/** @param {{ port: number, databaseUrl: string }} settings */
export function startServer({ port, databaseUrl }) {
  const log = freshLog('server.log');
  const output = fs.openSync(log, 'w', 0o600);
  const [mode, demo] = [process.env.NODE_ENV || 'production', process.env.VIGIE_DEMO || '1'];
  const child = spawn(process.execPath, [...NODE_FLAGS, '--enable-source-maps', inRoot(...MAIN)], {
    // Its own session: the terminal's Ctrl-C reaches it only as the SIGTERM that we send.
    detached: true,
    cwd: root,
    env: { ...process.env, NODE_ENV: mode, VIGIE_DEMO: demo, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ['ignore', output, output, 'ipc'],
  });
  fs.closeSync(output);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    ready: readiness(child, log),
    ended,
    log,
    stop: () => stop(child, ended),
    kill: () => child.kill('SIGKILL'),
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} log
 * @returns {Promise<Ready>}
 */
function readiness(child, log) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(stuck(log)), READY_WITHIN);
    child.on('message', (/** @type {Ready | Failed} */ message) => {
      if (message.type === 'ready') resolve(message);
      if (message.type === 'failed') reject(new Sentence(message.sentence));
    });
    child.once('exit', () => reject(died(log)));
    child.once('exit', () => clearTimeout(timer)).once('message', () => clearTimeout(timer));
  });
}

/** @param {string} log */
const stuck = (log) =>
  new Sentence(`Le serveur n’est pas prêt après deux minutes. Ses dernières lignes :\n\n${lastLines(log, 20)}`);
/** @param {string} log */
export const died = (log) => new Sentence(`Le serveur s’est arrêté. Ses dernières lignes :\n\n${lastLines(log, 20)}`);

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 */
async function stop(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN);
  await ended;
  clearTimeout(timer);
}
