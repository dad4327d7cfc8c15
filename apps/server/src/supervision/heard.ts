import type { NodeId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SeatSocket } from './seat.gateway.js';

export interface SessionHeard {
  /** Milliseconds since each connected candidate was last heard, by candidate id. */
  ages: Record<string, number>;
  unmatchedJoins: number;
}

/** Who was last heard when, across processes: one unjournalled row per session and node. */
@Injectable()
export class Heard {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async publish(node: NodeId, sockets: readonly SeatSocket[]): Promise<void> {
    const bySession = new Map<SessionId, Record<string, number>>();
    for (const { data } of sockets) {
      if (!data.principal) continue;
      const { sessionId, candidateId } = data.principal;
      const ages = bySession.get(sessionId) ?? {};
      ages[candidateId] = Math.round(performance.now() - data.heardAt);
      bySession.set(sessionId, ages);
    }
    const rows = [...bySession].map(([id, ages]) => ({ id, ages }));
    await this.database.query(
      `with gone as (delete from heard where node_id = $1 and session_id <> all($3::uuid[]))
       insert into heard (session_id, node_id, at, ages)
       select r.id, $1, clock_timestamp(), r.ages from json_to_recordset($2::json) as r(id uuid, ages jsonb)
       on conflict (session_id, node_id) do update set at = excluded.at, ages = excluded.ages`,
      [node, JSON.stringify(rows), [...bySession.keys()]],
    );
  }

  async read(sessionIds: readonly SessionId[]): Promise<Map<SessionId, SessionHeard>> {
    const rows = await this.database.query<{ id: SessionId; since: number; ages: SessionHeard['ages'] }[]>(
      `select session_id as id, (extract(epoch from clock_timestamp() - at) * 1000)::int as since, ages
       from heard where session_id = any($1::uuid[]) and at > clock_timestamp() - interval '1 minute'`,
      [sessionIds],
    );
    const counts = await this.database.query<{ id: SessionId; count: number }[]>(
      'select session_id as id, count from unmatched_join where session_id = any($1::uuid[])',
      [sessionIds],
    );
    const found = new Map<SessionId, SessionHeard>(sessionIds.map((id) => [id, { ages: {}, unmatchedJoins: 0 }]));
    for (const { id, count } of counts) found.get(id)!.unmatchedJoins = count;
    for (const { id, since, ages } of rows) {
      const merged = found.get(id)!.ages;
      for (const [candidate, age] of Object.entries(ages))
        merged[candidate] = Math.min(age + since, merged[candidate] ?? Infinity);
    }
    return found;
  }
}
