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

/**
 * @param {import('./options.mjs').Options} options
 * @returns {Scene}
 */
export function cast({ url, session, candidates }) {
  const demo = keptDemo();
  if (!demo) throw new NotPlayed('Il n’y a pas de démonstration à jouer : lancez « npm start » d’abord.');
  // The last of the list: the first ones are those that `npm start` prints for people to try.
  const people = demo.candidates.slice(candidates && -candidates);
  if (candidates && people.length < candidates)
    throw new NotPlayed(`--candidates ${candidates} : la démonstration a ${people.length} candidats.`);
  return {
    url: url ?? `http://127.0.0.1:${demo.port}`,
    sessionNumber: session ?? demo.sessionNumber,
    accessCode: demo.accessCode,
    invigilatorPassword: demo.invigilatorPassword,
    invigilator: demo.invigilators[0] ?? 'Surveillant simulé',
    people,
  };
}
