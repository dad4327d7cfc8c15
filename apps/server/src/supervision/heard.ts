import type { PersonId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { byId } from '../journal/index.js';
import { NodeLease } from './node-lease.js';
import type { SeatSocket } from './seat.gateway.js';

/** Three beats: an invigilator whose node fell silent is not counted as present for longer. */
const PRESENT_WITHIN_MS = 10_000;

/** Milliseconds since each connected candidate was last heard, by candidate id. */
type Ages = Record<string, number>;

export interface SessionHeard {
  ages: Ages;
  /** B4: who has the room open. */
  invigilators: Set<PersonId>;
}

/** Who was last heard when, across processes: one unjournalled row per session and node, while there are several. */
@Injectable()
export class Heard {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(NodeLease) private readonly node: NodeLease,
  ) {}

  /** This node has candidates or invigilators in these sessions alone. */
  async keepOnly(sessionIds: readonly SessionId[]): Promise<void> {
    if (this.node.isAlone) return;
    await this.database.query('delete from heard where node_id = $1 and session_id <> all($2::uuid[])', [
      this.node.bootId,
      sessionIds,
    ]);
  }

  /** Tells the other nodes who was heard here, and what they heard goes with it. */
  async share(
    sessionIds: readonly SessionId[],
    here: ReadonlyMap<SessionId, readonly SeatSocket[]>,
    present: ReadonlyMap<SessionId, ReadonlySet<PersonId>>,
  ): Promise<Map<SessionId, SessionHeard>> {
    const heardHere = (id: SessionId): SessionHeard => ({
      ages: agesOf(here.get(id) ?? []),
      invigilators: new Set(present.get(id)),
    });
    const heard = new Map(sessionIds.map((id) => [id, heardHere(id)]));
    if (!this.node.isAlone) {
      await this.publish(heard);
      await this.addOthers(heard);
    }
    return heard;
  }

  private async publish(heard: ReadonlyMap<SessionId, SessionHeard>): Promise<void> {
    const rows = [...heard].map(([id, { ages, invigilators }]) => ({ id, ages, invigilators: [...invigilators] }));
    await this.database.query(
      `insert into heard (session_id, node_id, at, ages, invigilators)
       select r.id, $1, clock_timestamp(), r.ages, r.invigilators
       from json_to_recordset($2::json) as r(id uuid, ages jsonb, invigilators jsonb)
       on conflict (session_id, node_id)
         do update set at = excluded.at, ages = excluded.ages, invigilators = excluded.invigilators`,
      [this.node.bootId, JSON.stringify(rows)],
    );
  }

  private async addOthers(heard: ReadonlyMap<SessionId, SessionHeard>): Promise<void> {
    const rows = await this.database.query<{ id: SessionId; since: number; ages: Ages; invigilators: PersonId[] }[]>(
      `select session_id as id, (extract(epoch from clock_timestamp() - at) * 1000)::int as since, ages, invigilators
       from heard where session_id = any($1::uuid[]) and node_id <> $2 and at > clock_timestamp() - interval '1 minute'`,
      [[...heard.keys()], this.node.bootId],
    );
    for (const { id, since, ages, invigilators } of rows) {
      const merged = heard.get(id)!.ages;
      if (since < PRESENT_WITHIN_MS) for (const person of invigilators) heard.get(id)!.invigilators.add(person);
      for (const [candidate, age] of Object.entries(ages))
        merged[candidate] = Math.min(age + since, merged[candidate] ?? Infinity);
    }
  }

  /** How many asked for a place that is none, in the sessions where somebody did. */
  async unmatchedJoins(sessionIds: readonly SessionId[]): Promise<Map<SessionId, number>> {
    const rows = await this.database.query<{ id: SessionId; count: number }[]>(
      'select session_id as id, count from unmatched_join where session_id = any($1::uuid[])',
      [sessionIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}

function agesOf(sockets: readonly SeatSocket[]): Ages {
  const now = performance.now();
  const ages: Ages = byId();
  for (const { data } of sockets) {
    const age = Math.round(now - data.heardAt);
    ages[data.principal.candidateId] = Math.min(age, ages[data.principal.candidateId] ?? Infinity);
  }
  return ages;
}
