import os from 'node:os';
import { say } from '../steps/screen.mjs';
import { Candidate } from './candidate.mjs';
import { Invigilator } from './invigilator.mjs';
import { fates } from './mishaps.mjs';
import { pace } from './pace.mjs';
import { showProgress } from './progress.mjs';
import { report } from './report.mjs';
import { Tally } from './tally.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Plays the room to its end, and tells how it went.
 * @param {import('./cast.mjs').Scene} scene
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<number>} the exit code
 */
export async function simulate(scene, options) {
  const tally = new Tally();
  const world = { scene, seed: options.seed, pace: pace(options.speed), tally };
  const luck = fates(scene.people.length, options.seed, options.chaos);
  const candidates = scene.people.map(
    (person, index) => new Candidate(person, /** @type {any} */ (luck[index]), world),
  );
  const invigilator = options.invigilator ? new Invigilator(world) : null;
  // Listened to before anything is said: who reads the opening may press Ctrl-C.
  const interrupted = stopAsked();
  say(opening(scene, options));
  const since = performance.now();
  const hide = showProgress(candidates, tally);
  const stopped = await Promise.race([playAll(candidates, invigilator), interrupted, tooLong(options.timeout)]).finally(
    hide,
  );
  say(report(candidates, tally, (performance.now() - since) / 1000));
  return verdict(stopped, candidates, tally);
}

/**
 * How to see the same again.
 * @param {import('./cast.mjs').Scene} scene
 * @param {import('./options.mjs').Options} options
 */
function opening({ url, sessionNumber, people, isOther = false }, { speed, chaos, invigilator, seed }) {
  const where = isOther ? ['--session N --password P'] : [];
  const args = [...where, `--candidates ${people.length}`, `--speed ${speed}`, ...(chaos ? ['--chaos'] : [])];
  const again = [...args, ...(invigilator ? ['--invigilator auto'] : []), `--seed ${seed}`].join(' ');
  return `\n  Session ${sessionNumber}, ${url}\n  Pour rejouer : npm run simulate -- ${again}\n`;
}

/**
 * @param {Candidate[]} candidates
 * @param {Invigilator | null} invigilator
 */
async function playAll(candidates, invigilator) {
  await invigilator?.enter();
  const watched = invigilator?.play() ?? new Promise(() => {});
  await Promise.race([Promise.all(candidates.map((one) => one.play())), watched]);
  await invigilator?.leave();
  return null;
}

/** @returns {Promise<{ code: number, sentence: string }>} */
const stopAsked = () =>
  new Promise((resolve) => {
    for (const signal of SIGNALS)
      process.once(signal, () =>
        resolve({ code: 128 + os.constants.signals[signal], sentence: 'La simulation est interrompue.' }),
      );
  });

/**
 * @param {number} seconds
 * @returns {Promise<{ code: number, sentence: string }>}
 */
const tooLong = (seconds) =>
  new Promise((resolve) => {
    const sentence = `La simulation s’arrête après ${seconds} s (--timeout) sans que tous soient au bout.`;
    setTimeout(() => resolve({ code: 1, sentence }), seconds * 1000).unref();
  });

/**
 * 0 only when everyone left by the last door and nothing happened that must never.
 * @param {{ code: number, sentence: string } | null} stopped
 * @param {Candidate[]} candidates
 * @param {Tally} tally
 */
function verdict(stopped, candidates, { faults }) {
  if (stopped) console.error(`  ${stopped.sentence}\n`);
  if (stopped) return stopped.code;
  const isWhole = candidates.every((one) => one.joined && one.ended && one.witnessed && one.signedOut);
  say(isWhole && faults.length === 0 ? '  Tous sont allés au bout.\n' : '  Tous ne sont pas allés au bout.\n');
  return isWhole && faults.length === 0 ? 0 : 1;
}
