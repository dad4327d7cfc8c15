import type { CandidateId, NoteId, PersonId, SessionId } from '@vigie/domain';
import { randomBytes } from 'node:crypto';
import { byId } from './by-id.js';
import { canonical, sha256Of } from './hash.js';

/** A row that stands outside the journal, written in the same transaction as the event that refers to it. */
export type Personal =
  | { table: 'note'; id: NoteId; sessionId: SessionId; body: string; salt: string; hash: string }
  | ({ table: 'person'; id: PersonId; sessionId: SessionId; salt: string; hash: string } & PersonDetails);

export interface PersonDetails {
  /** `former`: what a candidate's details were, or whose they were that is not on the list any more (B2). */
  kind: 'candidate' | 'correction' | 'invigilator' | 'former';
  candidateId: CandidateId | null;
  lastName: string;
  firstName: string;
  birthDate: string | null;
  className: string | null;
  /** Of candidates alone (B2, B3). */
  localId?: string | null;
  email?: string | null;
  certifiable?: boolean | null;
}

const SALT_BYTES = 16;
/** Drawn many at a time: a call for each would cost more than the hash. */
let salts = '';

function newSalt(): string {
  if (salts.length === 0) salts = randomBytes(256 * SALT_BYTES).toString('hex');
  const salt = salts.slice(0, 2 * SALT_BYTES);
  salts = salts.slice(2 * SALT_BYTES);
  return salt;
}

function salted(content: unknown): { salt: string; hash: string } {
  const salt = newSalt();
  return { salt, hash: sha256Of(salt, canonical(content)) };
}

export const note = (sessionId: SessionId, id: NoteId, body: string): Personal => ({
  table: 'note',
  id,
  sessionId,
  body,
  ...salted(body),
});

export const person = (sessionId: SessionId, id: PersonId, details: PersonDetails): Personal => ({
  table: 'person',
  id,
  sessionId,
  ...details,
  ...salted(details),
});

/** The references of an event's data: id → salted hash, for the personal rows that it names. */
export function references(data: object, personal: readonly Personal[]): Record<string, string> | null {
  if (personal.length === 0) return null;
  const named: unknown[] = Object.values(data);
  const found = personal.filter(({ id }) => named.includes(id));
  return found.length === 0 ? null : byId(found.map(({ id, hash }) => [id, hash]));
}
