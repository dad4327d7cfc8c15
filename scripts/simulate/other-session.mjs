import { Room, signIn } from './room.mjs';
import { Tally } from './tally.mjs';

/**
 * The access code and the list of a session that somebody created, as its invigilators read them.
 * @param {{ url: string, sessionNumber: string, invigilatorPassword: string }} door
 */
export async function roomOf(door) {
  const room = new Room(door, await signIn(door), new Tally());
  const { accessCode, roster } = await room.opened();
  room.link.close();
  const people = roster.map(({ lastName, firstName, birthDate }) => ({ lastName, firstName, birthDate }));
  return { accessCode, people: people.sort(byName) };
}

/** @type {(a: import('../steps/server.mjs').Candidate, b: import('../steps/server.mjs').Candidate) => number} */
const byName = (a, b) => `${a.lastName} ${a.firstName}`.localeCompare(`${b.lastName} ${b.firstName}`, 'fr');
