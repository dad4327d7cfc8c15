import { keptDemo } from '../steps/demo-file.mjs';
import { NotPlayed } from './not-played.mjs';

/**
 * Who plays, where, and with which secrets: those that `npm start` printed.
 * @typedef {object} Scene
 * @property {string} url
 * @property {string} sessionNumber
 * @property {string} accessCode
 * @property {string} invigilatorPassword
 * @property {string} invigilator
 * @property {import('../steps/server.mjs').Candidate[]} people
 */

/** Why a session of the demonstration is not one to play. */
const NOT_TO_PLAY = { running: 'est déjà à moitié jouée', ended: 'est close' };

/**
 * @param {import('./options.mjs').Options} options
 * @returns {Scene}
 */
export function cast({ url, session, candidates }) {
  const demo = keptDemo();
  if (!demo) throw new NotPlayed('Il n’y a pas de démonstration à jouer : lancez « npm start » d’abord.');
  const access = chosen(demo, session);
  // The last of the list: the first ones are those that `npm start` prints for people to try.
  const people = access.candidates.slice(candidates && -candidates);
  if (candidates && people.length < candidates)
    throw new NotPlayed(
      `--candidates ${candidates} : la session ${access.sessionNumber} a ${people.length} candidats.`,
    );
  return {
    url: url ?? `http://127.0.0.1:${demo.port}`,
    sessionNumber: access.sessionNumber,
    accessCode: access.accessCode,
    invigilatorPassword: access.invigilatorPassword,
    invigilator: access.invigilators[0] ?? 'Surveillant simulé',
    people,
  };
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
