import type { CenterId, Instant } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { JobsReport, Lateness, ReminderKindCounts, ReminderRow, SessionWakeUps } from '@vigie/protocol';
import { DataSource } from 'typeorm';

const DAY_MS = 24 * 3_600_000;
/** A queue's job comes within 2 s, the sweeper within 10 s more: what is still due later is worth a look. */
const OVERDUE_MS = 15_000;
const MOST_SESSIONS = 200;
const MOST_REMINDERS = 100;

/** As the partial index of migration 0009 has it: what time brings by itself. */
const TIME_PASSED = `j.type in ('TimeUp', 'PresenceLapsed')`;
const LATE = '(extract(epoch from j.received_at - j.at) * 1000)::float8';

type WakeUpCounts = Pick<JobsReport['wakeUps'], 'planned' | 'overdue' | 'ran'> & Late;
interface Late {
  medianMs: number | null;
  worstMs: number | null;
}

/** What time will do and did, by the rows: what a process remembers is asked of nobody. */
@Injectable()
export class JobsView {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async wakeUps(centerIds: readonly CenterId[], now: Instant): Promise<JobsReport['wakeUps']> {
    const [[counts], sessions] = await Promise.all([this.countWakeUps(centerIds, now), this.sessions(centerIds, now)]);
    const { medianMs, worstMs, ...numbers } = counts!;
    return { ...numbers, lateness: latenessOf({ medianMs, worstMs }), sessions };
  }

  private countWakeUps(centerIds: readonly CenterId[], now: Instant): Promise<WakeUpCounts[]> {
    return this.database.query(
      `with ours as (select id, next_due_at from session where center_id = any($1::uuid[])),
       ran as (select ${LATE} as late from journal j where ${TIME_PASSED} and j.session_id in (select id from ours)
               and j.at > to_timestamp($2 / 1000.0)),
       lateness as (select count(*)::int as ran, round(percentile_cont(0.5) within group (order by late))::int as median,
                      round(max(late))::int as worst from ran)
       select count(next_due_at)::int as planned,
         (count(*) filter (where next_due_at <= to_timestamp($3 / 1000.0)))::int as overdue,
         (select ran from lateness), (select median from lateness) as "medianMs", (select worst from lateness) as "worstMs"
       from ours`,
      [centerIds, now - DAY_MS, now - OVERDUE_MS],
    );
  }

  private sessions(centerIds: readonly CenterId[], now: Instant): Promise<SessionWakeUps[]> {
    return this.database.query(
      `select s.id as "sessionId", s.number, s.room, c.name as center, s.time_zone as "timeZone",
         s.next_due_at as "nextDueAt", last.event as last
       from session s join center c on c.id = s.center_id
       left join lateral (
         select jsonb_build_object('at', (extract(epoch from j.received_at) * 1000)::bigint, 'lateMs', round(${LATE}),
                  'by', case when j.command_id is null then 'other' else 'job' end) as event
         from journal j where ${TIME_PASSED} and j.session_id = s.id and j.at > to_timestamp($2 / 1000.0)
         order by j.at desc limit 1) last on true
       where s.center_id = any($1::uuid[]) and (s.next_due_at is not null or last.event is not null)
       order by s.next_due_at, s.number limit $3`,
      [centerIds, now - DAY_MS, MOST_SESSIONS],
    );
  }

  async reminders(centerIds: readonly CenterId[], now: Instant): Promise<JobsReport['reminders']> {
    const [kinds, rows] = await Promise.all([this.countReminders(centerIds, now), this.rows(centerIds, now)]);
    return { kinds, rows };
  }

  /** One that has left on every channel is sent; one that a channel gave up has failed. */
  private async countReminders(centerIds: readonly CenterId[], now: Instant): Promise<ReminderKindCounts[]> {
    const rows = await this.database.query<(Omit<ReminderKindCounts, 'lateness'> & Late)[]>(
      `with ours as (
         select r.kind, r.state, r.due_at, r.next_try_at,
           (select jsonb_build_object('failed', count(*) filter (where state = 'failed'),
              'late', max(extract(epoch from sent_at - greatest(r.due_at, r.planned_at))) * 1000)
            from delivery where reminder_id = r.id) as way
         from reminder r where r.center_id = any($1::uuid[])
           and (r.state in ('planned', 'failed') or r.due_at > to_timestamp($2 / 1000.0)))
       select kind, (count(*) filter (where state = 'planned'))::int as planned,
         (count(*) filter (where state = 'planned' and due_at <= to_timestamp($3 / 1000.0)))::int as overdue,
         (count(*) filter (where state = 'failed' or (way->>'failed')::int > 0))::int as failed,
         (count(*) filter (where state = 'sent' and (way->>'failed')::int = 0))::int as sent,
         (count(*) filter (where state = 'cancelled'))::int as cancelled,
         round(percentile_cont(0.5) within group (order by (way->>'late')::float8))::int as "medianMs",
         round(max((way->>'late')::float8))::int as "worstMs"
       from ours group by kind order by kind`,
      [centerIds, now - DAY_MS, now - OVERDUE_MS],
    );
    return rows.map(({ medianMs, worstMs, ...counts }) => ({ ...counts, lateness: latenessOf({ medianMs, worstMs }) }));
  }

  private rows(centerIds: readonly CenterId[], now: Instant): Promise<ReminderRow[]> {
    return this.database.query(
      `select r.id, r.kind, r.due_at as "dueAt", coalesce(way.attempts, r.attempts) as attempts,
         coalesce(way.error, r.last_error) as error,
         case when r.state = 'failed' or way.failed then 'failed' when r.state = 'planned' then 'planned'
              when way.waits then 'leaving' else 'sent' end as state,
         case when s.id is not null then
           jsonb_build_object('number', s.number, 'room', s.room, 'timeZone', s.time_zone) end as session
       from reminder r left join session s on s.id = r.cause_id
       left join lateral (
         select max(attempts) as attempts, max(last_error) as error, bool_or(state = 'failed') as failed,
           bool_or(state in ('waiting', 'sending')) as waits
         from delivery where reminder_id = r.id) way on true
       where r.center_id = any($1::uuid[]) and r.state <> 'cancelled'
         and (r.state in ('planned', 'failed') or r.due_at > to_timestamp($2 / 1000.0))
       order by r.state = 'failed' or coalesce(way.failed, false) desc, r.due_at, r.id limit $3`,
      [centerIds, now - DAY_MS, MOST_REMINDERS],
    );
  }

  async names(centerIds: readonly CenterId[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      'select name from center where id = any($1::uuid[]) order by name',
      [centerIds],
    );
    return rows.map(({ name }) => name);
  }

  /** How many of these sessions are of these centres: a job names its session alone. */
  async ours(centerIds: readonly CenterId[], sessionIds: readonly string[]): Promise<number> {
    if (sessionIds.length === 0) return 0;
    const rows = await this.database.query<{ id: string }[]>(
      'select id from session where center_id = any($1::uuid[]) and id = any($2::uuid[])',
      [centerIds, sessionIds],
    );
    const known = new Set(rows.map(({ id }) => id));
    return sessionIds.filter((id) => known.has(id)).length;
  }
}

const latenessOf = ({ medianMs, worstMs }: Late): Lateness | null =>
  medianMs === null || worstMs === null ? null : { medianMs, worstMs };
