import { candidateIdOf, type ConnectionId, type DomainEvent, type Instant } from '@vigie/domain';
import { canonical, chainHash, type HashedRow } from './hash.js';
import { references, type Personal } from './personal.js';

export interface JournalRow extends HashedRow {
  hash: string;
}

/** The version of every event's shape; a change of shape adds an upcast to `readEvent`. */
const VERSION = 1;

export interface Origin {
  sessionId: string;
  actorId: string | null;
  commandId: string | null;
  receivedAt: Instant;
  /** The socket that sent it, when its acknowledgement brings the screen. */
  connection?: ConnectionId;
  personal: readonly Personal[];
}

/** The row of an event: the candidate and the type in their columns, the rest and the salted hashes in `data`. */
export function journalRow(event: DomainEvent, seq: number, at: Instant, from: Origin, previous: string): JournalRow {
  const { type, ...rest } = event;
  const candidateId = candidateIdOf(event);
  const refs = references(rest, from.personal);
  // A key before the spread: with none, Node 20 gives each object that gains one a hidden class of its own (ADR 8).
  const facts: object = { refs: refs ?? undefined, ...rest, candidateId: undefined };
  const { sessionId, actorId, commandId, receivedAt } = from;
  const data = canonical(facts);
  const row: HashedRow = { sessionId, seq, type, v: VERSION, at, receivedAt, actorId, commandId, candidateId, data };
  return Object.assign(row, { hash: chainHash(previous, row) });
}

/** Ten thousand papers name the same few challenges: each name is held once. */
const held = new Map<string, string>();

function once(name: string): string {
  const known = held.get(name) ?? name;
  if (known === name) held.set(name, name);
  return known;
}

function namedOnce(data: Record<string, unknown>): object {
  const { challengeId, challenges, spares } = data as {
    challengeId?: string;
    challenges?: string[];
    spares?: string[];
  };
  if (challengeId !== undefined) return { ...data, challengeId: once(challengeId) };
  if (challenges === undefined) return data;
  return { ...data, challenges: challenges.map(once), ...(spares && { spares: spares.map(once) }) };
}

/** The event of a row as it was written under (type, v). */
export function readEvent(row: { type: string; v: number; candidate_id: string | null; data: object }): DomainEvent {
  if (row.v !== VERSION) throw new Error(`No reader for ${row.type} v${row.v}`);
  const { refs: _refs, ...data } = row.data as { refs?: unknown };
  const of = row.candidate_id === null ? {} : { candidateId: row.candidate_id };
  return { type: row.type, ...of, ...namedOnce(data) } as DomainEvent;
}
