import {
  TIMELINE_EVENTS,
  timelineOf,
  type CandidateEvent,
  type CandidateId,
  type ConnectionId,
  type DomainEvent,
  type FollowUp,
  type Instant,
  type NodeId,
  type PersonId,
  type SessionId,
  type Timeline,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { wholeTile, type SentTile, type SessionView, type Tile } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { readEvent } from './journal-row.js';
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
  hasSignedOut: boolean;
}

const SEAT_ROW = `candidate_id as "candidateId", tile.seq, seats, tile->>'signedOutAt' is not null as "hasSignedOut"`;

/** A session to which time owes something, and since or at which instant. */
export interface DueSession {
  sessionId: SessionId;
  at: Instant;
}

export interface LiveLink {
  sessionId: SessionId;
  candidateId: CandidateId;
  connectionId: ConnectionId;
}

/** An event of the journal, who authored it, and the words of its note. */
export interface AuthoredEvent {
  event: CandidateEvent;
  at: Instant;
  actorId: PersonId | null;
  note: string | null;
}

/** The same of any event. */
export type ToldEvent = Omit<AuthoredEvent, 'event'> & { event: DomainEvent };

/** What the doors read of what the committer wrote. */
@Injectable()
export class JournalReader {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Head, session and the tiles that changed since `have`, of one instant: one statement sees one snapshot. */
  async room(sessionId: SessionId, have: number): Promise<RoomSnapshot | null> {
    const [row] = await this.database.query<
      { seq: number; roster_version: number; view: SessionView; tiles: SentTile[] }[]
    >(
      `select s.seq, s.roster_version, s.view, coalesce(
         (select jsonb_agg(t.tile::jsonb || jsonb_build_object('seq', t.seq)) from tile t
          where t.session_id = s.id and t.seq > $2), '[]') as tiles
       from session s where s.id = $1 and s.view is not null`,
      [sessionId, have],
    );
    if (!row) return null;
    const { seq: head, roster_version: rosterVersion, view: session, tiles } = row;
    return { head, rosterVersion, session, tiles: tiles.map(wholeTile) };
  }

  /** What these candidates went through, up to a head: the journal before it never changes. */
  async timelines(sessionId: SessionId, ids: readonly string[], head: number): Promise<Map<CandidateId, Timeline>> {
    const rows = await this.database.query<(Parameters<typeof readEvent>[0] & { at: Instant })[]>(
      `select type, v, candidate_id, data, at from journal
       where session_id = $1 and seq <= $2 and type = any($3) and candidate_id = any($4::uuid[]) order by seq`,
      [sessionId, head, TIMELINE_EVENTS, ids],
    );
    const told = new Map<CandidateId, { event: CandidateEvent; at: Instant }[]>();
    for (const row of rows) {
      const event = readEvent(row) as CandidateEvent;
      told.set(event.candidateId, [...(told.get(event.candidateId) ?? []), { event, at: row.at }]);
    }
    return new Map([...told].map(([id, those]) => [id, timelineOf(those)]));
  }

  async seat(sessionId: SessionId, candidateId: CandidateId): Promise<SeatRow | null> {
    const [row] = await this.seatRows('session_id = $1 and candidate_id = $2', [sessionId, candidateId]);
    return row ?? null;
  }

  /** What happened to a candidate, of these types, in order. */
  async authored(
    sessionId: SessionId,
    candidateId: CandidateId,
    types: readonly CandidateEvent['type'][],
  ): Promise<AuthoredEvent[]> {
    const rows = await this.database.query<(Parameters<typeof readEvent>[0] & Omit<AuthoredEvent, 'event'>)[]>(
      `select j.type, j.v, j.candidate_id, j.data, j.at, j.actor_id as "actorId", n.body as note
       from journal j left join note n on n.id = (j.data->>'noteId')::uuid
       where j.session_id = $1 and j.candidate_id = $2 and j.type = any($3) order by j.seq`,
      [sessionId, candidateId, types],
    );
    return rows.map(({ at, actorId, note, ...row }) => ({
      event: readEvent(row) as CandidateEvent,
      at,
      actorId,
      note,
    }));
  }

  /** What happened in a session, of these types, in order. */
  async told(sessionId: SessionId, types: readonly DomainEvent['type'][]): Promise<ToldEvent[]> {
    const rows = await this.database.query<(Parameters<typeof readEvent>[0] & Omit<ToldEvent, 'event'>)[]>(
      `select j.type, j.v, j.candidate_id, j.data, j.at, j.actor_id as "actorId", n.body as note
       from journal j left join note n on n.session_id = j.session_id and n.id = (j.data->>'noteId')::uuid
       where j.session_id = $1 and j.type = any($2) order by j.seq`,
      [sessionId, types],
    );
    return rows.map(({ at, actorId, note, ...row }) => ({ event: readEvent(row), at, actorId, note }));
  }

  /** What an administrator follows, under the sequence that last changed it. */
  async followUp(sessionId: SessionId): Promise<FollowUp | null> {
    const [row] = await this.database.query<{ summary: FollowUp | null }[]>(
      'select summary from session where id = $1',
      [sessionId],
    );
    return row?.summary ?? null;
  }

  async hasSignedOut(sessionId: SessionId, candidateId: CandidateId): Promise<boolean> {
    return (await this.signedOutAmong([{ sessionId, candidateId }])).has(candidateId);
  }

  /** Which of these candidates have left by the last door. */
  async signedOutAmong(
    seats: readonly { sessionId: SessionId; candidateId: CandidateId }[],
  ): Promise<Set<CandidateId>> {
    const rows = await this.database.query<{ id: CandidateId }[]>(
      `select candidate_id as id from tile join unnest($1::uuid[], $2::uuid[]) as k(session_id, candidate_id)
       using (session_id, candidate_id) where tile->>'signedOutAt' is not null`,
      [seats.map(({ sessionId }) => sessionId), seats.map(({ candidateId }) => candidateId)],
    );
    return new Set(rows.map(({ id }) => id));
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
      `select ${SEAT_ROW}
       from tile join unnest($1::uuid[], $2::bigint[]) as k(session_id, seq) using (session_id) where tile.seq > k.seq`,
      [[...known.keys()], [...known.values()]],
    );
  }

  private seatRows(where: string, values: unknown[]): Promise<SeatRow[]> {
    return this.database.query<SeatRow[]>(`select ${SEAT_ROW} from tile where ${where}`, values);
  }

  /** A free text that the journal names; null once it is purged. */
  async note(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ body: string }[]>('select body from note where id = $1', [id]);
    return row?.body ?? null;
  }

  /** What the announcements on the tiles of a session say, by id. */
  async announcements(sessionId: SessionId): Promise<Record<string, string>> {
    const rows = await this.database.query<{ id: string; body: string }[]>(
      `select id, body from note where session_id = $1 and id in (
         select (a->>'id')::uuid from tile t cross join jsonb_array_elements(
           case when t.tile->>'announcements' is null then '[]' else t.tile::jsonb->'announcements' end) as a
         where t.session_id = $1)`,
      [sessionId],
    );
    return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
  }

  /** F2: those that are finalised. */
  async finalisedAmong(sessionIds: readonly SessionId[]): Promise<Set<SessionId>> {
    if (sessionIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: SessionId }[]>(
      `select id from session where id = any($1::uuid[]) and view->>'phase' in ('finalised', 'published')`,
      [sessionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async heads(sessionIds: readonly SessionId[]): Promise<Map<SessionId, number>> {
    const rows = await this.database.query<{ id: SessionId; seq: number }[]>(
      'select id, seq from session where id = any($1::uuid[])',
      [sessionIds],
    );
    return new Map(rows.map(({ id, seq }) => [id, seq]));
  }

  /** Sessions to which time owes something, without locking them. */
  due(now: Instant, most: number): Promise<DueSession[]> {
    return this.database.query(
      `select id as "sessionId", next_due_at as at from session where next_due_at <= to_timestamp($1 / 1000.0)
       order by next_due_at limit $2`,
      [now, most],
    );
  }

  /** When time owes something to the sessions of which it will, before `to` or ever; without locking them. */
  upcoming(from: Instant, to: Instant | null): Promise<DueSession[]> {
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
