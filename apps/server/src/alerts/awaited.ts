import type { CenterId, Instant, SessionId, UserId } from '@vigie/domain';
import { NOTICE_KINDS } from '@vigie/domain';
import type { AlertPreference } from '@vigie/protocol';
import type { Ask } from '../reminders/index.js';

/** A session that has ended and is not finalised (F1). */
export interface AwaitedSession {
  id: SessionId;
  centerId: CenterId;
  center: string;
  number: string;
  room: string;
  timeZone: string;
  finalisation: { since: Instant; until: Instant };
  /** The administrator whose order prepared it; null when that was a program. */
  preparedBy: UserId | null;
}

/** A `CenterAdministrator` of the domain, with the ways to tell them. */
export interface ToldAdministrator extends AlertPreference {
  id: UserId;
  centerId: CenterId;
}

/** All of them, or one. */
export const awaitedSessions = (ask: Ask, sessionId: string | null = null): Promise<AwaitedSession[]> =>
  ask<AwaitedSession>(
    `select s.id, s.center_id as "centerId", c.name as center, s.number, s.room, s.time_zone as "timeZone",
       s.summary->'finalisation' as finalisation,
       (select j.actor_id from journal j where j.session_id = s.id and j.type = 'SessionPrepared' order by j.seq limit 1)
         as "preparedBy"
     from session s join center c on c.id = s.center_id
     where jsonb_typeof(s.summary->'finalisation') = 'object' and ($1::uuid is null or s.id = $1)`,
    [sessionId],
  );

/** Who said nothing is told of everything, on screen and by mail. */
export const DEFAULT_PREFERENCE: AlertPreference = {
  language: 'fr',
  channels: ['screen', 'mail'],
  starts: 'first',
  notices: [...NOTICE_KINDS],
};

type Row = Pick<ToldAdministrator, 'id' | 'centerId'> & { preference: AlertPreference | null };

export async function administratorsOf(ask: Ask, centerIds: readonly CenterId[]): Promise<ToldAdministrator[]> {
  const rows = await ask<Row>(
    `select m.user_id as id, m.center_id as "centerId", case when p.user_id is not null then to_jsonb(p) end as preference
     from membership m left join alert_preference p on p.user_id = m.user_id
     where m.role = 'administrator' and m.center_id = any($1::uuid[]) order by m.user_id`,
    [centerIds],
  );
  return rows.map(({ preference, ...who }) => ({ ...DEFAULT_PREFERENCE, ...preference, ...who }));
}

/** True while a session awaits the finalisation that began at that end: a reopening (B7) and a later end are another one. */
export async function isAwaitedSince(ask: Ask, sessionId: string, since: unknown): Promise<boolean> {
  const rows = await ask(`select 1 from session where id = $1 and summary->'finalisation'->'since' = $2::jsonb`, [
    sessionId,
    JSON.stringify(since),
  ]);
  return rows.length > 0;
}
