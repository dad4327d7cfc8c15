import type { CandidateId, NoteId, PersonId, SessionId } from '@vigie/domain';
import { randomBytes } from 'node:crypto';
import { canonical, sha256 } from './hash.js';

/** A row that stands outside the journal, written in the same transaction as the event that refers to it. */
export type Personal =
  | { table: 'note'; id: NoteId; sessionId: SessionId; body: string; salt: string; hash: string }
  | ({ table: 'person'; id: PersonId; sessionId: SessionId; salt: string; hash: string } & PersonDetails);

export interface PersonDetails {
  kind: 'candidate' | 'correction' | 'invigilator';
  candidateId: CandidateId | null;
  lastName: string;
  firstName: string;
  birthDate: string | null;
  className: string | null;
}

function salted(content: unknown): { salt: string; hash: string } {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: sha256(salt, canonical(content) ?? '').toString('hex') };
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
  const named = new Set(Object.values(data));
  const found = personal.filter(({ id }) => named.has(id));
  return found.length === 0 ? null : Object.fromEntries(found.map(({ id, hash }) => [id, hash]));
}
