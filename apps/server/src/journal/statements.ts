/** The committer's SQL: one lock, one look at earlier answers, one write. */

export const LOCK_SESSIONS = `
select id, seq, head_hash, last_at, roster_version from session where id = any($1::uuid[]) order by id for update`;

export const EARLIER_OUTCOMES = `
select o.actor_id, o.command_id, o.session_id, o.content_hash, o.outcome
from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as asked(session_id, actor_id, command_id)
join command_outcome o using (session_id, actor_id, command_id)`;

const instant = (name: string) => `to_timestamp(r.${name} / 1000.0)`;

/** Journal, tiles, sequences, answers, personal rows and grants, in one statement. */
export const WRITE = `
with
journal_rows as (
  insert into journal (session_id, seq, type, v, at, received_at, actor_id, command_id, candidate_id, data, hash)
  select r."sessionId", r.seq, r.type, r.v, ${instant('at')}, ${instant('"receivedAt"')}, r."actorId", r."commandId",
         r."candidateId", r.data, decode(r.hash, 'hex')
  from json_to_recordset($1::json) as r("sessionId" uuid, seq bigint, type text, v smallint, at float8,
    "receivedAt" float8, "actorId" uuid, "commandId" uuid, "candidateId" uuid, data jsonb, hash text)
),
tiles as (
  insert into tile (session_id, candidate_id, seq, tile, seats, node_ids, connection_ids)
  select r."sessionId", r."candidateId", r.seq, r.tile, r.seats, r."nodeIds", r."connectionIds"
  from json_to_recordset($2::json) as r("sessionId" uuid, "candidateId" uuid, seq bigint, tile jsonb, seats jsonb,
    "nodeIds" uuid[], "connectionIds" text[])
  on conflict (session_id, candidate_id) do update
  set seq = excluded.seq, tile = excluded.tile, seats = excluded.seats, node_ids = excluded.node_ids,
      connection_ids = excluded.connection_ids
),
heads as (
  update session s
  set seq = r.seq, head_hash = decode(r."headHash", 'hex'), last_at = ${instant('"lastAt"')},
      next_due_at = ${instant('"nextDueAt"')}, roster_version = r."rosterVersion", view = r.view
  from json_to_recordset($3::json) as r(id uuid, seq bigint, "headHash" text, "lastAt" float8, "nextDueAt" float8,
    "rosterVersion" int, view jsonb)
  where s.id = r.id
),
outcomes as (
  insert into command_outcome (session_id, actor_id, command_id, content_hash, outcome)
  select r."sessionId", r."actorId", r."commandId", decode(r."contentHash", 'hex'), r.outcome
  from json_to_recordset($4::json) as r("sessionId" uuid, "actorId" uuid, "commandId" uuid, "contentHash" text,
    outcome jsonb)
),
notes as (
  insert into note (id, session_id, body, salt)
  select r.id, r."sessionId", r.body, decode(r.salt, 'hex')
  from json_to_recordset($5::json) as r("table" text, id uuid, "sessionId" uuid, body text, salt text)
  where r."table" = 'note'
),
persons as (
  insert into person (id, session_id, kind, candidate_id, last_name, first_name, birth_date, class_name, salt)
  select r.id, r."sessionId", r.kind, r."candidateId", r."lastName", r."firstName", r."birthDate", r."className",
         decode(r.salt, 'hex')
  from json_to_recordset($5::json) as r("table" text, id uuid, "sessionId" uuid, kind text, "candidateId" uuid,
    "lastName" text, "firstName" text, "birthDate" date, "className" text, salt text)
  where r."table" = 'person'
),
granted as (
  insert into "grant" (id, kind, session_id, candidate_id, token_hash, expires_at)
  select r.id, r.kind, r."sessionId", r."candidateId", decode(r."tokenHash", 'hex'), ${instant('"expiresAt"')}
  from json_to_recordset($6::json) as r(id uuid, kind text, "sessionId" uuid, "candidateId" uuid, "tokenHash" text,
    "expiresAt" float8)
),
revoked as (
  update "grant" set revoked_at = now() where id = any($7::uuid[]) and revoked_at is null
)
select 1`;
