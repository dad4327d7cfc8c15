/** The committer's SQL: one lock, one look at earlier answers, one write. */

export const LOCK_SESSIONS = `
select id, seq, head_hash, last_at, roster_version from session where id = any($1::uuid[]) order by id for update`;

export const EARLIER_OUTCOMES = `
select o.actor_id, o.command_id, o.session_id, o.content_hash, o.outcome
from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as asked(session_id, actor_id, command_id)
join command_outcome o using (session_id, actor_id, command_id)`;

/** F2: once a session is finalised, nobody follows its room. */
export const CLOSE_ROOMS = `
update "grant" set revoked_at = now()
where session_id = any($1::uuid[]) and kind in ('invigilator', 'projector', 'joiningLink') and revoked_at is null`;

const instant = (value: string) => `to_timestamp(${value} / 1000.0)`;
const lines = (value: string) => `string_to_array(${value}::text, e'\\n')`;

/**
 * Journal, tiles, sequences, answers, personal rows and grants, in one statement. What every answer writes comes as a
 * column each, which Postgres reads in half the time of a JSON document; the rest, rare, as documents. First the sessions,
 * in order of id: one that is not what was decided upon fails the whole, the division by zero (22012).
 */
export const WRITE = `
with
journal_rows as (
  insert into journal (session_id, seq, type, v, at, received_at, actor_id, command_id, candidate_id, data, hash)
  select session_id, seq, type, v, ${instant('at')}, ${instant('received_at')}, actor_id, command_id, candidate_id,
         data::jsonb, decode(hash, 'hex')
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::smallint[], $5::float8[], $6::float8[], $7::uuid[], $8::uuid[],
    $9::uuid[], ${lines('$10')}, $11::text[])
    as r(session_id, seq, type, v, at, received_at, actor_id, command_id, candidate_id, data, hash)
),
tiles as (
  insert into tile (session_id, candidate_id, seq, tile, seats, is_lost, node_ids, connection_ids)
  select session_id, candidate_id, seq, tile::json, seats::json, is_lost, node_ids::uuid[], connection_ids::text[]
  from unnest($12::uuid[], $13::uuid[], $14::bigint[], ${lines('$15')}, ${lines('$16')}, $17::boolean[], ${lines('$18')},
    ${lines('$19')})
    as r(session_id, candidate_id, seq, tile, seats, is_lost, node_ids, connection_ids)
  on conflict (session_id, candidate_id) do update
  set seq = excluded.seq, tile = excluded.tile, seats = excluded.seats, is_lost = excluded.is_lost,
      node_ids = excluded.node_ids, connection_ids = excluded.connection_ids
),
outcomes as (
  insert into command_outcome (session_id, actor_id, command_id, content_hash, outcome)
  select session_id, actor_id, command_id, decode(content_hash, 'hex'), outcome::jsonb
  from unnest($20::uuid[], $21::uuid[], $22::uuid[], $23::text[], ${lines('$24')})
    as r(session_id, actor_id, command_id, content_hash, outcome)
),
heads as (
  update session s
  set seq = r.seq, head_hash = decode(r.head_hash, 'hex'), last_at = ${instant('r.last_at')},
      next_due_at = ${instant('r.next_due_at')}, roster_version = r.roster_version, view = coalesce(r.view, s.view),
      summary = coalesce(r.summary, s.summary), room = coalesce(r.room, s.room), address = coalesce(r.address, s.address),
      description = coalesce(r.description, s.description), time_zone = coalesce(r."timeZone", s.time_zone),
      planned_at = coalesce(${instant('r."plannedAt"')}, s.planned_at),
      room_id = case when r."isChanged" then r."roomId" else s.room_id end,
      deleted_at = case when r."isDeleted" then coalesce(s.deleted_at, ${instant('r.last_at')}) else s.deleted_at end
  from (
    select *
    from unnest($25::uuid[], $26::bigint[], $27::text[], $28::float8[], $29::float8[], $30::int[], $36::bigint[])
      as head(id, seq, head_hash, last_at, next_due_at, roster_version, decided_upon)
    left join json_to_recordset($31::json) as change(id uuid, view jsonb, summary jsonb, room text, address text,
      description text, "timeZone" text, "plannedAt" float8, "roomId" uuid, "isChanged" boolean, "isDeleted" boolean)
      using (id)
    order by id
  ) as r
  where s.id = r.id and s.seq = r.decided_upon
  returning s.id
),
looked_at as (
  select s.id from session s join unnest($37::uuid[], $38::bigint[]) as r(id, seq) on r.id = s.id and r.seq = s.seq
  order by s.id for update of s
),
notes as (
  insert into note (id, session_id, body, salt)
  select r.id, r."sessionId", r.body, decode(r.salt, 'hex')
  from json_to_recordset($32::json) as r(id uuid, "sessionId" uuid, body text, salt text)
),
persons as (
  insert into person (id, session_id, kind, candidate_id, last_name, first_name, birth_date, class_name, local_id, email,
    certifiable, salt)
  select r.id, r."sessionId", r.kind, r."candidateId", r."lastName", r."firstName", r."birthDate", r."className",
         r."localId", r.email, r.certifiable, decode(r.salt, 'hex')
  from json_to_recordset($33::json) as r(id uuid, "sessionId" uuid, kind text, "candidateId" uuid,
    "lastName" text, "firstName" text, "birthDate" date, "className" text, "localId" text, email text,
    certifiable boolean, salt text)
),
former as (
  update person p set kind = 'former' from json_to_recordset($33::json) as r("sessionId" uuid, kind text,
    "candidateId" uuid)
  where r.kind = 'candidate' and p.session_id = r."sessionId" and p.kind = 'candidate'
    and p.candidate_id = r."candidateId"
),
removed as (
  delete from tile using unnest($41::uuid[], $42::uuid[]) as r(session_id, candidate_id)
  where tile.session_id = r.session_id and tile.candidate_id = r.candidate_id
),
unlisted as (
  update person p set kind = 'former' from unnest($41::uuid[], $42::uuid[]) as r(session_id, candidate_id)
  where p.session_id = r.session_id and p.kind = 'candidate' and p.candidate_id = r.candidate_id
),
granted as (
  insert into "grant" (id, kind, session_id, candidate_id, token_hash, expires_at)
  select r.id, r.kind, r."sessionId", r."candidateId", decode(r."tokenHash", 'hex'), ${instant('r."expiresAt"')}
  from json_to_recordset($34::json) as r(id uuid, kind text, "sessionId" uuid, "candidateId" uuid, "tokenHash" text,
    "expiresAt" float8)
),
left_list as (
  update person set removed_at = now() where id = any($39::uuid[])
),
back_on_list as (
  update person set removed_at = null where id = any($40::uuid[])
),
revoked as (
  update "grant" set revoked_at = now() where id = any($35::uuid[]) and revoked_at is null
)
select 1 / (count(*) = $43)::int from (select id from heads union all select id from looked_at) as unchanged`;
