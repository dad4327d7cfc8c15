import type { CandidateId, ConnectionId, Instant, NodeId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionView, Tile } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import type { Seats } from './seat.projection.js';

export interface RoomSnapshot {
  head: number;
  rosterVersion: number;
  session: SessionView;
  tiles: Tile[];
}

export interface SeatRow {
  candidateId: CandidateId;
  seq: number;
  seats: Seats;
}

export interface LiveLink {
  sessionId: SessionId;
  candidateId: CandidateId;
  connectionId: ConnectionId;
}

/** What the doors read of what the committer wrote. */
@Injectable()
export class JournalReader {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Head, session and the tiles that changed since `have`, of one instant: one statement sees one snapshot. */
  async room(sessionId: SessionId, have: number): Promise<RoomSnapshot | null> {
    const [row] = await this.database.query<
      { seq: number; roster_version: number; view: SessionView; tiles: Tile[] }[]
    >(
      `select s.seq, s.roster_version, s.view, coalesce(
         (select jsonb_agg(t.tile::jsonb || jsonb_build_object('seq', t.seq)) from tile t
          where t.session_id = s.id and t.seq > $2), '[]') as tiles
       from session s where s.id = $1 and s.view is not null`,
      [sessionId, have],
    );
    return row ? { head: row.seq, rosterVersion: row.roster_version, session: row.view, tiles: row.tiles } : null;
  }

  async seat(sessionId: SessionId, candidateId: CandidateId): Promise<SeatRow | null> {
    const [row] = await this.seatRows('session_id = $1 and candidate_id = $2', [sessionId, candidateId]);
    return row ?? null;
  }

  async hasSignedOut(sessionId: SessionId, candidateId: CandidateId): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `select 1 from tile where session_id = $1 and candidate_id = $2 and tile->>'signedOutAt' is not null`,
      [sessionId, candidateId],
    );
    return rows.length > 0;
  }

  /** The candidates of these sessions whose link is down. */
  async lostAmong(sessionIds: readonly SessionId[]): Promise<Set<CandidateId>> {
    const rows = await this.database.query<{ id: CandidateId }[]>(
      'select candidate_id as id from tile where session_id = any($1::uuid[]) and is_lost',
      [sessionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The seats that changed in each session since what is known of it. */
  seatsSince(known: ReadonlyMap<SessionId, number>): Promise<SeatRow[]> {
    return this.database.query<SeatRow[]>(
      `select candidate_id as "candidateId", t.seq, seats
       from tile t join unnest($1::uuid[], $2::bigint[]) as k(session_id, seq) using (session_id) where t.seq > k.seq`,
      [[...known.keys()], [...known.values()]],
    );
  }

  private seatRows(where: string, values: unknown[]): Promise<SeatRow[]> {
    return this.database.query<SeatRow[]>(
      `select candidate_id as "candidateId", seq, seats from tile where ${where}`,
      values,
    );
  }

  async heads(sessionIds: readonly SessionId[]): Promise<Map<SessionId, number>> {
    const rows = await this.database.query<{ id: SessionId; seq: number }[]>(
      'select id, seq from session where id = any($1::uuid[])',
      [sessionIds],
    );
    return new Map(rows.map(({ id, seq }) => [id, seq]));
  }

  /** Sessions to which time owes something, without locking them. */
  async due(now: number): Promise<SessionId[]> {
    const rows = await this.database.query<{ id: SessionId }[]>(
      'select id from session where next_due_at <= to_timestamp($1 / 1000.0) order by next_due_at limit 1000',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** When time owes something to the sessions of which it will, before `to` or ever; without locking them. */
  upcoming(from: Instant, to: Instant | null): Promise<{ sessionId: SessionId; at: Instant }[]> {
    return this.database.query(
      `select id as "sessionId", next_due_at as at from session where next_due_at > to_timestamp($1 / 1000.0)
         and ($2::float8 is null or next_due_at <= to_timestamp($2 / 1000.0))`,
      [from, to],
    );
  }

  /** The links that stand on a process, for when it is judged gone. */
  linksOf(nodeId: NodeId): Promise<LiveLink[]> {
    return this.database.query(
      `select t.session_id as "sessionId", t.candidate_id as "candidateId", l.connection_id as "connectionId"
       from tile t cross join unnest(t.node_ids, t.connection_ids) as l(node_id, connection_id)
       where l.node_id = $1`,
      [nodeId],
    );
  }
}
