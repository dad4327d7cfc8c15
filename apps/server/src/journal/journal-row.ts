import { candidateIdOf, type ConnectionId, type DomainEvent, type Instant } from '@vigie/domain';
import { chainHash, type HashedRow } from './hash.js';
import { references, type Personal } from './personal.js';

export interface JournalRow extends HashedRow {
  hash: Buffer;
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
export function journalRow(event: DomainEvent, seq: number, at: Instant, from: Origin, previous: Buffer): JournalRow {
  const { type, ...rest } = event;
  const candidateId = candidateIdOf(event);
  const refs = references(rest, from.personal);
  const data = { ...rest, candidateId: undefined, ...(refs && { refs }) };
  const { sessionId, actorId, commandId, receivedAt } = from;
  const row = { sessionId, seq, type, v: VERSION, at, receivedAt, actorId, commandId, candidateId, data };
  return { ...row, hash: chainHash(previous, row) };
}

/** The event of a row as it was written under (type, v). */
export function readEvent(row: { type: string; v: number; candidate_id: string | null; data: object }): DomainEvent {
  if (row.v !== VERSION) throw new Error(`No reader for ${row.type} v${row.v}`);
  const { refs: _refs, ...data } = row.data as { refs?: unknown };
  const of = row.candidate_id === null ? {} : { candidateId: row.candidate_id };
  return { type: row.type, ...of, ...data } as DomainEvent;
}
