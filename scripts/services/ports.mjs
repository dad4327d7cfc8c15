import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sentence } from '../steps/sentence.mjs';

/** Above lie the ports that the system lends to outgoing connections. */
const HIGHEST = 32767;
const LOWEST = 20000;

/**
 * Why the port cannot be opened, or null when it can.
 * @param {number} port
 * @param {string} [host] every address when absent
 * @returns {Promise<string | null>}
 */
export function portRefusal(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code ?? 'unknown'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/**
 * A free local port below the ephemeral range: the preferred one, or any.
 * @param {number} [preferred]
 */
export async function freePort(preferred = 0) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = attempt === 0 && preferred ? preferred : anyPort();
    if ((await portRefusal(port, '127.0.0.1')) === null) return port;
  }
  throw new Error('no free port');
}

const anyPort = () => LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));

/**
 * Waits until a program that was started listens.
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} name
 */
export async function opened(port, child, name) {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    const socket = net.connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await sleep(50);
  }
  throw new Sentence(`${name} ne démarre pas.`);
}
