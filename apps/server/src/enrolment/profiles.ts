import { nothingKnown, type CalendarDate, type CandidateId, type Instant, type ProfileFacts } from '@vigie/domain';

/** B3: the latest that was learnt of each candidate of the session $1, beside what its list said. */
export const PROFILES = `
select p.candidate_id as "candidateId", p.last_name as "lastName", p.first_name as "firstName",
       p.birth_date as "birthDate", p.class_name as "className", p.local_id as "localId", p.email, p.certifiable,
       c.id as "profileId", c.declared, c.is_sent as "isSent", c.sent_on as "sentOn", c.levels, c.reached, c.source, c.at,
       c.why, u.name as by
from person p
left join (select distinct on (candidate_id) * from certifiability where session_id = $1
           order by candidate_id, id desc) c using (candidate_id)
left join app_user u on u.id = c.by_user
where p.session_id = $1 and p.kind = 'candidate' order by p.last_name, p.first_name, p.candidate_id`;

export interface ProfileRow {
  candidateId: CandidateId;
  lastName: string;
  firstName: string;
  birthDate: CalendarDate;
  className: string | null;
  localId: string | null;
  email: string | null;
  /** As the list said it. */
  certifiable: boolean | null;
  profileId: string | null;
  declared: boolean | null;
  isSent: boolean | null;
  sentOn: CalendarDate | null;
  levels: (number | null)[] | null;
  reached: number | null;
  source: 'file' | 'hand' | null;
  at: Instant | null;
  why: string | null;
  by: string | null;
}

export function factsOf(row: ProfileRow): ProfileFacts {
  if (row.profileId === null) return { ...nothingKnown, declared: row.certifiable };
  const { declared, isSent, sentOn, levels, reached } = row;
  return { declared, isSent, sentOn, levels, reached };
}

/** One row of what was learnt, of these columns in this order. */
export const NOTE_PROFILE = `
insert into certifiability (id, session_id, candidate_id, at, by_user, source, declared, is_sent, sent_on, levels, reached,
  why)
select r.id, $1, r."candidateId", to_timestamp($2 / 1000.0), $3, $4, r.declared, r."isSent", r."sentOn",
  case when r.levels is null or jsonb_typeof(r.levels) = 'null' then null
       else (select array_agg(l::text::smallint order by n) from (
         select nullif(e, 'null'::jsonb) as l, n from jsonb_array_elements(r.levels) with ordinality as x(e, n)) y) end,
  r.reached, $6
from jsonb_to_recordset($5::jsonb) as r(id uuid, "candidateId" uuid, declared boolean, "isSent" boolean, "sentOn" date,
  levels jsonb, reached smallint)`;
