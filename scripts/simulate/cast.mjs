import { keptDemo } from '../steps/demo-file.mjs';
import { requireServer } from './doors.mjs';
import { NotPlayed } from './not-played.mjs';
import { roomOf } from './other-session.mjs';

/**
 * Who plays, where, and with which secrets: those that `npm start` printed, or those of a session that somebody created.
 * @typedef {object} Scene
 * @property {string} url
 * @property {string} sessionNumber
 * @property {string} accessCode
 * @property {string} invigilatorPassword
 * @property {string} [invigilator] the first of the session's list when none is named
 * @property {boolean} [isOther] in no demonstration
 * @property {import('../steps/server.mjs').Candidate[]} people
 */

/** Why a session of the demonstration is not one to play. */
const NOT_TO_PLAY = { running: 'est déjà à moitié jouée', ended: 'est close' };

/**
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<Scene>}
 */
export async function cast(options) {
  const demo = keptDemo();
  const scene = await (options.password === undefined ? ofDemo(demo, options) : ofOther(demo, options));
  return { ...scene, people: lastOf(scene.people, options.candidates, scene.sessionNumber) };
}

/**
 * @param {import('../steps/demo-file.mjs').KeptDemo | null} demo
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<Scene>}
 */
async function ofDemo(demo, { url = addressOf(demo), session }) {
  if (!demo || !url) throw new NotPlayed('Il n’y a pas de démonstration à jouer : lancez « npm start » d’abord.');
  const { sessionNumber, accessCode, invigilatorPassword, candidates: people } = chosen(demo, session);
  await requireServer(url);
  return { url, sessionNumber, accessCode, invigilatorPassword, people };
}

/**
 * @param {import('../steps/demo-file.mjs').KeptDemo | null} demo
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<Scene>}
 */
async function ofOther(demo, { url = addressOf(demo), session = '', password = '' }) {
  if (!url) throw new NotPlayed('Où est le serveur ? Indiquez --url http://127.0.0.1:3000, par exemple.');
  await requireServer(url);
  const door = { url, sessionNumber: session, invigilatorPassword: password };
  return { ...door, ...(await roomOf(door)), isOther: true };
}

/** @param {{ port: number } | null} demo */
const addressOf = (demo) => (demo ? `http://127.0.0.1:${demo.port}` : undefined);

/**
 * The last of the list: the first ones are those that `npm start` prints for people to try.
 * @template Person
 * @param {Person[]} all
 * @param {number | undefined} count
 * @param {string} sessionNumber
 */
function lastOf(all, count, sessionNumber) {
  if (all.length === 0) throw new NotPlayed(`La session ${sessionNumber} n’a aucun candidat : inscrivez-les d’abord.`);
  if (count && all.length < count)
    throw new NotPlayed(`--candidates ${count} : la session ${sessionNumber} a ${all.length} candidats.`);
  return all.slice(count && -count);
}

/**
 * @param {import('../steps/demo-file.mjs').KeptDemo} demo
 * @param {string | undefined} number the first one that waits when none is named
 */
function chosen(demo, number) {
  const sessions = [demo, ...demo.others];
  const waiting = sessions.filter(({ state }) => state === 'waiting');
  const found = number ? sessions.find(({ sessionNumber }) => sessionNumber === number) : waiting[0];
  if (found?.state === 'waiting') return found;
  const why = found ? NOT_TO_PLAY[found.state] : 'n’est pas de la démonstration';
  const playable = waiting.map(({ sessionNumber }) => `--session ${sessionNumber}`).join(', ');
  throw new NotPlayed(`La session ${number} ${why}, elle ne peut pas être jouée. Celle qui attend : ${playable}.`);
}
