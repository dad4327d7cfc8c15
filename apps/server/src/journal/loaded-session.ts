import { evolve, nextDue, noSession, type Due, type Instant, type SessionId, type SessionState } from '@vigie/domain';
import type { ClientBase } from 'pg';
import { readEvent } from './journal-row.js';

/** A session as the committer holds it: valid only while its seq equals the row's. */
export interface LoadedSession {
  id: SessionId;
  seq: number;
  headHash: string;
  lastAt: Instant;
  rosterVersion: number;
  state: SessionState;
  /** What time owes next. */
  due: Due | null;
}

export interface HeadRow {
  id: SessionId;
  seq: number;
  head_hash: Buffer;
  last_at: Instant | null;
  roster_version: number;
}

const LARGEST_CACHE = 2_000;

/** States kept between batches, so that a batch reads only heads. */
export class SessionCache {
  private readonly sessions = new Map<SessionId, LoadedSession>();
  /** Those that nobody else had written when this process last looked. */
  private readonly own = new Set<SessionId>();

  /** The sessions as they are held here, or null when one of them may have been written elsewhere. */
  ours(ids: readonly SessionId[]): LoadedSession[] | null {
    return ids.every((id) => this.own.has(id)) ? ids.map((id) => this.sessions.get(id)!) : null;
  }

  /** Somebody else writes one of them too. */
  share(ids: Iterable<SessionId>): void {
    for (const id of ids) this.own.delete(id);
  }

  /** The session at the head of its locked row, from the cache or from the journal's tail. */
  async at(client: ClientBase, head: HeadRow): Promise<LoadedSession> {
    const cached = this.sessions.get(head.id);
    if (cached?.seq === head.seq) {
      this.own.add(head.id);
      return cached;
    }
    this.own.delete(head.id);
    return load(client, head, cached && cached.seq < head.seq ? cached : null);
  }

  /** How many candidates it has, as it is held here. */
  sizeOf(id: SessionId): number {
    return this.sessions.get(id)?.state.candidates.size ?? 0;
  }

  keep(session: LoadedSession): void {
    this.sessions.delete(session.id);
    this.sessions.set(session.id, session);
    const oldest = this.sessions.keys().next().value;
    if (this.sessions.size > LARGEST_CACHE && oldest) this.drop([oldest]);
  }

  drop(ids: Iterable<SessionId>): void {
    for (const id of ids) {
      this.sessions.delete(id);
      this.own.delete(id);
    }
  }
}

async function load(client: ClientBase, head: HeadRow, from: LoadedSession | null): Promise<LoadedSession> {
  const tail = await client.query<{ type: string; v: number; at: Instant; candidate_id: string | null; data: object }>(
    'select type, v, at, candidate_id, data from journal where session_id = $1 and seq > $2 order by seq',
    [head.id, from?.seq ?? 0],
  );
  const state = tail.rows.reduce((before, row) => evolve(before, readEvent(row), row.at), from?.state ?? noSession);
  return {
    id: head.id,
    seq: head.seq,
    headHash: head.head_hash.toString('hex'),
    lastAt: head.last_at ?? (0 as Instant),
    rosterVersion: head.roster_version,
    state,
    due: nextDue(state),
  };
}
