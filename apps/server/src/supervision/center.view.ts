import { invigilatorsNeeded, type CenterId, type FollowUp, type SessionId, type UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CenterNotice, CenterSummary } from '@vigie/protocol';
import { DataSource } from 'typeorm';

interface Row extends Omit<CenterSummary, 'seq' | 'needed' | keyof FollowUp> {
  centerId: CenterId;
  summary: Pick<CenterSummary, 'seq' | keyof FollowUp>;
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
    return (await this.read('s.deleted_at is null and s.center_id = any($1::uuid[])', centerIds)).map(
      ({ summary }) => summary,
    );
  }

  ofSessions(sessionIds: readonly SessionId[]): Promise<Followed[]> {
    return this.read('s.id = any($1::uuid[])', sessionIds);
  }

  private async read(which: string, values: readonly string[]): Promise<Followed[]> {
    const rows = await this.database.query<Row[]>(
      `select s.id as "sessionId", s.center_id as "centerId", c.name as center, s.number, s.room,
         s.planned_at as "plannedAt", s.time_zone as "timeZone", s.summary,
         array(select trim(p.first_name || ' ' || p.last_name) from person p
               where p.session_id = s.id and p.kind = 'invigilator' and p.removed_at is null
               order by p.last_name, p.first_name) as invigilators
       from session s join center c on c.id = s.center_id where s.summary is not null and ${which}`,
      [values],
    );
    return rows.map(({ centerId, summary, ...session }) => ({
      centerId,
      summary: { ...session, needed: invigilatorsNeeded(summary.counts.enrolled), ...summary },
    }));
  }

  /** The sequence of every row, by centre: what a screen compares its own with. */
  async seqs(centerIds: readonly CenterId[]): Promise<Map<CenterId, Record<SessionId, number>>> {
    const rows = await this.database.query<{ centerId: CenterId; seqs: Record<SessionId, number> }[]>(
      `select center_id as "centerId", jsonb_object_agg(id, summary->'seq') as seqs
       from session where summary is not null and deleted_at is null and center_id = any($1::uuid[]) group by center_id`,
      [centerIds],
    );
    return new Map(rows.map(({ centerId, seqs }) => [centerId, seqs]));
  }

  /** What this person was told on screen and has not said to have read, of sessions that still await it. */
  unread(userId: UserId, centerIds: readonly CenterId[]): Promise<CenterNotice[]> {
    return this.database.query(
      `select d.id, r.cause_id as "sessionId", d.data->>'notice' as notice, r.due_at as "dueAt",
         (s.summary->'finalisation'->>'until')::float8 as until
       from reminder r join delivery d on d.reminder_id = r.id join session s on s.id = r.cause_id
       where r.kind = 'finalisation' and r.recipient_id = $1 and d.channel = 'screen' and d.read_at is null
         and d.state in ('waiting', 'sending', 'sent') and s.center_id = any($2::uuid[])
         and d.data->'since' = s.summary->'finalisation'->'since'
       order by r.due_at`,
      [userId, centerIds],
    );
  }

  async names(centerIds: readonly CenterId[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      'select name from center where id = any($1::uuid[]) order by name',
      [centerIds],
    );
    return rows.map(({ name }) => name);
  }
}
