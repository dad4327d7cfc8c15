import { after, minutes, type Instant, type UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { alertWording, type Language } from '@vigie/wording';
import { DataSource } from 'typeorm';
import { newToken, tokenHash } from '../auth/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { calendarText, type CalendarEvent } from './ics.js';
import { finalisationLink } from './mail.text.js';

const DAYS_60 = 60 * 24 * 3_600_000;
/** A planned session takes its test and what comes before it: nobody leaves earlier. */
const WELCOME = minutes(30);
/** The last half-hour before the limit is what a calendar shows of it. */
const SHOWN = minutes(-30);
const ALARMS = [24 * 60, 12 * 60, 4 * 60, 60];

interface Row {
  id: string;
  number: string;
  room: string;
  address: string;
  center: string;
  plannedAt: Instant;
  durationMinutes: number;
  until: Instant | null;
}

/** A person's own feed, by a secret link: whoever has it reads it, until it is taken back. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The link before no longer holds. */
  async renew(userId: UserId): Promise<string> {
    const { token, hash } = newToken();
    await this.database.query(
      `insert into calendar_link (user_id, token_hash) values ($1, $2)
       on conflict (user_id) do update set token_hash = $2, created_at = now()`,
      [userId, hash],
    );
    return `/api/calendar/${token}.ics`;
  }

  async revoke(userId: UserId): Promise<void> {
    await this.database.query('delete from calendar_link where user_id = $1', [userId]);
  }

  /** Null for a link that does not hold. */
  async read(token: string): Promise<string | null> {
    const [owner] = await this.database.query<{ userId: UserId; language: Language }[]>(
      `select l.user_id as "userId", coalesce(p.language, 'fr') as language
       from calendar_link l left join alert_preference p on p.user_id = l.user_id where l.token_hash = $1`,
      [tokenHash(token)],
    );
    if (!owner) return null;
    const now = this.clock.now();
    const rows = await this.rows(owner.userId, now);
    const events = rows.flatMap((row) => this.events(row, owner.language));
    return calendarText(alertWording(owner.language)('calendar.name'), events, now);
  }

  private rows(userId: UserId, now: Instant): Promise<Row[]> {
    return this.database.query(
      `select s.id, s.number, s.room, s.address, c.name as center, s.planned_at as "plannedAt",
         (s.view->'durationMinutes')::int as "durationMinutes", (s.summary->'finalisation'->>'until')::float8 as until
       from session s join center c on c.id = s.center_id
       join membership m on m.center_id = c.id and m.user_id = $1 and m.role = 'administrator'
       where s.deleted_at is null and s.view->>'phase' not in ('cancelled', 'unprepared') and s.planned_at > to_timestamp($2 / 1000.0)
       order by s.planned_at, s.id`,
      [userId, now - DAYS_60],
    );
  }

  private events(row: Row, language: Language): CalendarEvent[] {
    const t = alertWording(language);
    const { id, number, room, center, address, plannedAt, durationMinutes, until } = row;
    const described = t('calendar.number', { number, center });
    const planned: CalendarEvent = {
      uid: `${id}.session@vigie`,
      start: plannedAt,
      end: after(plannedAt, minutes(durationMinutes + WELCOME / 60_000)),
      summary: t('calendar.session', { room }),
      description: described,
      location: address,
    };
    if (until === null) return [planned];
    return [
      planned,
      {
        uid: `${id}.limit@vigie`,
        start: after(until, SHOWN),
        end: until,
        summary: t('calendar.limit', { room, number }),
        description: `${described}\n${finalisationLink(this.config.publicUrl, id)}`,
        alarms: ALARMS,
      },
    ];
  }
}
