import type { CenterId, Instant, UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { AlertPreference, AlertRow, AlertsReport } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { DEFAULT_PREFERENCE } from './awaited.js';

const DAYS_60 = 60 * 24 * 3_600_000;

/** What a person chose, and what was sent: by the rows. */
@Injectable()
export class AlertsView {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async mine(userId: UserId): Promise<Pick<AlertsReport, 'email' | 'preference' | 'hasCalendar'>> {
    const [mine] = await this.database.query<(Pick<AlertsReport, 'email' | 'hasCalendar'> & AlertPreference)[]>(
      `select u.email, exists (select from calendar_link l where l.user_id = u.id) as "hasCalendar",
         p.language, p.channels, p.starts, p.notices
       from app_user u left join alert_preference p on p.user_id = u.id where u.id = $1`,
      [userId],
    );
    const { email, hasCalendar, ...kept } = mine!;
    return { email, hasCalendar, preference: kept.language ? kept : DEFAULT_PREFERENCE };
  }

  async keep(userId: UserId, { language, channels, starts, notices }: AlertPreference): Promise<void> {
    await this.database.query(
      `insert into alert_preference (user_id, language, channels, starts, notices) values ($1, $2, $3, $4, $5)
       on conflict (user_id) do update set language = $2, channels = $3, starts = $4, notices = $5`,
      [userId, language, [...new Set(channels)], starts, [...new Set(notices)]],
    );
  }

  centers(centerIds: readonly CenterId[]): Promise<AlertsReport['centers']> {
    return this.database.query(
      `select c.id, c.name, w.url as webhook from center c left join center_webhook w on w.center_id = c.id
       where c.id = any($1::uuid[]) order by c.name`,
      [centerIds],
    );
  }

  rows(centerIds: readonly CenterId[], now: Instant): Promise<AlertRow[]> {
    return this.database.query(
      `select d.id, d.data->>'notice' as notice, r.due_at as "dueAt", d.channel, coalesce(u.name, c.name) as "to",
         case when d.state in ('waiting', 'sending') then 'leaving' else d.state end as state,
         d.sent_at as "sentAt", d.read_at as "readAt", d.attempts, d.last_error as error,
         d.data->>'subject' as subject, d.data->>'text' as text,
         case when s.id is not null then
           jsonb_build_object('number', s.number, 'room', s.room, 'timeZone', s.time_zone) end as session
       from reminder r join delivery d on d.reminder_id = r.id join center c on c.id = r.center_id
       left join app_user u on u.id = r.recipient_id left join session s on s.id = r.cause_id
       where r.kind in ('finalisation', 'finalisationHook') and r.center_id = any($1::uuid[])
         and r.due_at > to_timestamp($2 / 1000.0)
       order by r.due_at desc, d.id desc limit 200`,
      [centerIds, now - DAYS_60],
    );
  }

  /** Their own, and only once. Returns which they were. */
  async read(userId: UserId, ids: readonly string[], now: Instant): Promise<string[]> {
    const rows = await this.database.query<[{ id: string }[], number]>(
      `update delivery d set read_at = to_timestamp($3 / 1000.0) from reminder r
       where r.id = d.reminder_id and d.id = any($2::uuid[]) and r.recipient_id = $1 and d.channel = 'screen'
         and d.read_at is null returning d.id`,
      [userId, ids, now],
    );
    return rows[0].map(({ id }) => id);
  }
}
