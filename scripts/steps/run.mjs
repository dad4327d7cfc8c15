import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './folders.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a command to its end. Whoever stops us stops it too.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, capture?: boolean }} [options] `capture` keeps the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = process.env, capture = false } = {}) {
  const pipe = capture ? 'pipe' : 'inherit';
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', pipe, pipe] });
  watch(child);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function watch(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  running.add(child);
  const forget = () => {
    if (running.delete(child) && running.size === 0) for (const signal of SIGNALS) process.off(signal, passOn);
  };
  child.once('error', forget).once('close', forget);
}

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
function passOn(signal) {
  const gone = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) child.kill(signal);
  void Promise.all(gone).then(() => process.exit(128 + os.constants.signals[signal]));
}

/**
 * npm itself, the one that runs us when there is one.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}
