import type { MigrationInterface, QueryRunner } from 'typeorm';

export class First1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TENANCY);
    await runner.query(SESSIONS);
    await runner.query(JOURNAL);
    await runner.query(PRESENCE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const TENANCY = `
create table center (
  id uuid primary key,
  name text not null
);
create table app_user (
  id uuid primary key,
  email text not null unique,
  name text not null,
  password_hash text not null,
  created_at timestamptz(3) not null default now()
);
create table membership (
  user_id uuid not null references app_user,
  center_id uuid not null references center,
  role text not null check (role in ('administrator', 'jury')),
  primary key (user_id, center_id, role)
);`;

const SESSIONS = `
create table session (
  id uuid primary key,
  center_id uuid not null references center,
  number text not null unique,
  room text not null,
  address text not null,
  description text not null default '',
  planned_at timestamptz(3) not null,
  time_zone text not null,
  access_code text not null,
  invigilator_password_hash text not null,
  roster_version int not null default 1,
  created_at timestamptz(3) not null default now(),
  seq bigint not null default 0,
  head_hash bytea not null default '',
  last_at timestamptz(3),
  next_due_at timestamptz(3),
  view jsonb
);
create index session_due on session (next_due_at) where next_due_at is not null;

-- Names, birth dates and free text stand here, are purged at term, and are referenced by id and salted hash.
create table person (
  id uuid primary key,
  session_id uuid not null references session,
  kind text not null check (kind in ('candidate', 'correction', 'invigilator')),
  candidate_id uuid,
  last_name text not null,
  first_name text not null default '',
  birth_date date,
  class_name text,
  salt bytea not null,
  created_at timestamptz(3) not null default now()
);
create index person_session on person (session_id, kind);
create table note (
  id uuid primary key,
  session_id uuid not null references session,
  body text not null,
  salt bytea not null,
  created_at timestamptz(3) not null default now()
);

-- Every principal is a row: an opaque token, stored hashed. A candidate's grant is the device.
create table "grant" (
  id uuid primary key,
  kind text not null check (kind in ('candidate', 'invigilator', 'administrator')),
  session_id uuid references session,
  center_id uuid references center,
  person_id uuid,
  candidate_id uuid,
  token_hash bytea not null unique,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index grant_session on "grant" (session_id) where revoked_at is null;`;

const JOURNAL = `
create table journal (
  session_id uuid not null references session,
  seq bigint not null,
  type text not null,
  v smallint not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  actor_id uuid,
  command_id uuid,
  candidate_id uuid,
  data jsonb not null,
  hash bytea not null,
  primary key (session_id, seq)
);
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function journal_is_append_only();
revoke update, delete, truncate on journal from public, current_user;

-- What is shown, written by the committer with the journal: whole tiles, and the screen of each device.
create table tile (
  session_id uuid not null references session,
  candidate_id uuid not null,
  seq bigint not null,
  tile jsonb not null,
  seats jsonb not null,
  -- The live links: which connection on which process, side by side.
  node_ids uuid[] not null default '{}',
  connection_ids text[] not null default '{}',
  primary key (session_id, candidate_id)
);

create table command_outcome (
  session_id uuid not null references session,
  actor_id uuid not null,
  command_id uuid not null,
  content_hash bytea not null,
  outcome jsonb not null,
  primary key (session_id, actor_id, command_id)
);`;

const PRESENCE = `
create table node (
  boot_id uuid primary key,
  started_at timestamptz(3) not null default now(),
  lease_until timestamptz(3) not null
);
-- Last-heard times and failed joins: worth nothing after a crash, hence unlogged.
create unlogged table heard (
  session_id uuid not null,
  node_id uuid not null,
  at timestamptz(3) not null,
  ages jsonb not null,
  primary key (session_id, node_id)
);
create unlogged table unmatched_join (
  session_id uuid primary key,
  count int not null
);`;
