import type { CandidateId, Enrolled, FollowUp, SessionId } from '@vigie/domain';
import type { ClientBase } from 'pg';

/** A session of the administrator's centres, as an import needs it. */
export interface FillableSession {
  id: SessionId;
  number: string;
  centerId: string;
  timeZone: string;
  phase: FollowUp['phase'];
  hasJoined: boolean;
  people: (Enrolled & { candidateId: CandidateId })[];
}

const SESSIONS = `
select id, number, center_id as "centerId", time_zone as "timeZone", coalesce(summary->>'phase', 'unprepared') as phase,
       coalesce((summary->'counts'->>'joined')::int, 0) > 0 as "hasJoined"
from session where (number = any($1) or id = $2) and center_id = any($3::uuid[])`;

/** The extra time of each candidate of the sessions $1, as the journal said it last. */
export const EXTRA_TIMES = `
select distinct on (candidate_id) candidate_id, data->'extraTime' as "extraTime" from journal
where session_id = any($1::uuid[]) and type in ('CandidateEnrolled', 'ExtraTimeRevised') order by candidate_id, seq desc`;

export const PEOPLE = `
select p.session_id as "sessionId", p.candidate_id as "candidateId", p.last_name as "lastName",
       p.first_name as "firstName", p.birth_date as "birthDate", p.class_name as "className", p.local_id as "localId",
       p.email, p.certifiable, t."extraTime"
from person p join (${EXTRA_TIMES}) t on t.candidate_id = p.candidate_id
where p.session_id = any($1::uuid[]) and p.kind = 'candidate'`;

/** The session of the page and those that a list names, with whom they hold; one of another centre is none. */
export async function fillableSessions(
  client: ClientBase,
  page: SessionId,
  numbers: readonly string[],
  centerIds: readonly string[],
): Promise<FillableSession[]> {
  type Head = Omit<FillableSession, 'people'>;
  const sessions = (await client.query<Head>(SESSIONS, [numbers, page, centerIds])).rows;
  type Person = FillableSession['people'][number] & { sessionId: SessionId };
  const people = (await client.query<Person>(PEOPLE, [sessions.map(({ id }) => id)])).rows;
  const found = new Map(sessions.map((one) => [one.id, { ...one, people: [] as FillableSession['people'] }]));
  for (const { sessionId, ...one } of people) found.get(sessionId)!.people.push(one);
  return [...found.values()];
}
