import { evolve, noSession, type SessionState } from '@vigie/domain';
import { wholeTile, type SentTile, type Tile } from '@vigie/protocol';
import { expect } from 'vitest';
import { canonical, chainHash } from '../../apps/server/src/journal/hash.js';
import { readEvent } from '../../apps/server/src/journal/journal-row.js';
import { tileOf } from '../../apps/server/src/journal/tile.projection.js';
import type { Sql } from './server.js';
import { untilEqual } from './until.js';

/** What Postgres says of every tile, by candidate. */
export async function tilesInSql(sql: Sql): Promise<Map<string, Tile>> {
  const rows = await sql<{ tile: SentTile }>(`select tile::jsonb || jsonb_build_object('seq', seq) as tile from tile`);
  return new Map(rows.map(({ tile }) => [tile.candidateId, wholeTile(tile)]));
}

export const headInSql = async (sql: Sql): Promise<number> =>
  (await sql<{ seq: number }>('select seq::int from session'))[0]!.seq;

interface Row {
  session_id: string;
  seq: number;
  type: string;
  v: number;
  at: number;
  received_at: number;
  actor_id: string | null;
  command_id: string | null;
  candidate_id: string | null;
  data: object;
  hash: Buffer;
}

/** Reads the journal from the start: no gap, an unbroken chain of hashes; gives the state it leads to. */
export async function replay(sql: Sql, sessionId?: string): Promise<SessionState> {
  const rows = await sql<Row>(
    `
    select session_id, seq::int, type, v, (extract(epoch from at) * 1000)::float8 as at,
           (extract(epoch from received_at) * 1000)::float8 as received_at,
           actor_id, command_id, candidate_id, data, hash
    from journal where session_id = coalesce($1::uuid, session_id) order by seq`,
    [sessionId ?? null],
  );
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1));
  let previous = '';
  let state = noSession;
  for (const row of rows) {
    const at = Math.round(row.at);
    const hash = chainHash(previous, {
      sessionId: row.session_id,
      seq: row.seq,
      type: row.type,
      v: row.v,
      at,
      receivedAt: Math.round(row.received_at),
      actorId: row.actor_id,
      commandId: row.command_id,
      candidateId: row.candidate_id,
      data: canonical(row.data),
    });
    expect(row.hash.toString('hex'), `hash of ${row.seq}`).toBe(hash);
    previous = hash;
    state = evolve(state, readEvent(row), at as never);
  }
  return state;
}

const seqsOf = (tiles: ReadonlyMap<string, Tile>) => Object.fromEntries([...tiles].map(([id, { seq }]) => [id, seq]));

/** The journal, the tiles in the database and what a screen holds say the same; a screen may still be receiving. */
export async function expectAgreement(sql: Sql, screens: ReadonlyMap<string, Tile>[]): Promise<void> {
  const state = await replay(sql);
  const stored = await tilesInSql(sql);
  for (const candidate of state.candidates.values())
    expect(stored.get(candidate.id)).toEqual(wholeTile(tileOf(state, candidate, stored.get(candidate.id)!.seq)));
  for (const screen of screens) {
    await untilEqual(() => seqsOf(screen), seqsOf(stored));
    expect(new Map([...screen].sort())).toEqual(new Map([...stored].sort()));
  }
}
