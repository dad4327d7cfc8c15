import { post } from './doors.mjs';
import { alreadyUsed, NotPlayed } from './not-played.mjs';
import { Pc } from './pc.mjs';

/** Refused at the door before having played: the session of the day has served already. */
const USED = new Set([
  'already-abandoned-or-ended',
  'code-needed',
  'session-cancelled',
  'session-closed',
  'session-ended',
  'signed-out',
]);

/**
 * @typedef {import('./candidate.mjs').World} World
 * @typedef {import('../steps/server.mjs').Candidate} Person
 */

/**
 * A candidate's first PC (R2).
 * @param {World} world
 * @param {Person} person
 */
export async function join(world, person) {
  const reply = await knock(world, person);
  if (reply.ok) return sitAt(world, reply.token);
  const { sessionNumber } = world.scene;
  if (USED.has(reply.code)) throw alreadyUsed(world.scene);
  throw new NotPlayed(`Un candidat n’a pas pu entrer dans la session ${sessionNumber} : ${reply.text}`);
}

/**
 * Another PC, in the middle of the test: the door asks for the code, then the invigilator is waited for (R6).
 * @param {World} world
 * @param {Person} person
 * @param {() => Promise<void>} typeCode
 * @returns {Promise<Pc | string>} or why not
 */
export async function joinElsewhere(world, person, typeCode) {
  const { tally, scene } = world;
  const asked = await knock(world, person);
  if (asked.code !== 'code-needed') tally.faults.push(`un autre PC sans le code a reçu ${asked.code ?? 'une place'}`);
  await typeCode();
  const reply = await knock(world, person, scene.accessCode);
  if (!reply.ok) return reply.code;
  tally.otherPcs += 1;
  return sitAt(world, reply.token);
}

/**
 * @param {World} world
 * @param {Person} person
 * @param {string} [code]
 */
async function knock({ scene, tally }, person, code) {
  const { url, sessionNumber } = scene;
  const { lastName, firstName, birthDate } = person;
  const details = { sessionNumber, lastName, firstName, birthDate, ...(code && { code }) };
  const { reply } = await post(`${url}/api/candidate/join`, details);
  if (!reply.ok) tally.refused(reply.code);
  return reply;
}

/**
 * @param {World} world
 * @param {string} token
 */
const sitAt = ({ scene, tally }, token) => new Pc(scene.url, token, tally);
