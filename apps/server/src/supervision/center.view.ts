import type { CenterId, FollowUp, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CenterSummary } from '@vigie/protocol';
import { DataSource } from 'typeorm';

interface Row extends Omit<CenterSummary, 'seq' | keyof FollowUp> {
  centerId: CenterId;
  summary: FollowUp & { seq: number };
}
/** A row and the centre to whose administrators alone it goes. */
export interface Followed {
  centerId: CenterId;
  summary: CenterSummary;
}

/** What an administrator reads: the committer's summaries beside what the session was created with, in one query. */
@Injectable()
export class CenterView {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async ofCenters(centerIds: readonly CenterId[]): Promise<CenterSummary[]> {
    return (await this.read('s.center_id = any($1::uuid[])', centerIds)).map(({ summary }) => summary);
  }

  ofSessions(sessionIds: readonly SessionId[]): Promise<Followed[]> {
    return this.read('s.id = any($1::uuid[])', sessionIds);
  }

  private async read(which: string, values: readonly string[]): Promise<Followed[]> {
    const rows = await this.database.query<Row[]>(
      `select s.id as "sessionId", s.center_id as "centerId", c.name as center, s.number, s.room,
         s.planned_at as "plannedAt", s.time_zone as "timeZone", s.summary
       from session s join center c on c.id = s.center_id where s.summary is not null and ${which}`,
      [values],
    );
    return rows.map(({ centerId, summary, ...session }) => ({ centerId, summary: { ...session, ...summary } }));
  }

  /** The sequence of every row, by centre: what a screen compares its own with. */
  async seqs(centerIds: readonly CenterId[]): Promise<Map<CenterId, Record<SessionId, number>>> {
    const rows = await this.database.query<{ centerId: CenterId; seqs: Record<SessionId, number> }[]>(
      `select center_id as "centerId", jsonb_object_agg(id, summary->'seq') as seqs
       from session where summary is not null and center_id = any($1::uuid[]) group by center_id`,
      [centerIds],
    );
    return new Map(rows.map(({ centerId, seqs }) => [centerId, seqs]));
  }

  async names(centerIds: readonly CenterId[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      'select name from center where id = any($1::uuid[]) order by name',
      [centerIds],
    );
    return rows.map(({ name }) => name);
  }
}
