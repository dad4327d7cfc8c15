import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Certifiability1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORMER);
    await runner.query(CERTIFIABILITY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** B2: details that others took the place of stay until the purge: the journal names them by id and hash. */
const FORMER = `
alter table person drop constraint person_kind_check;
alter table person add constraint person_kind_check check (kind in ('candidate', 'correction', 'invigilator', 'former'));
create index person_candidate on person (candidate_id) where candidate_id is not null;`;

/** B3: what was learnt of each candidate, when and by whom; the latest row counts. Purged with the person. */
const CERTIFIABILITY = `
create table certifiability (
  id uuid primary key,
  session_id uuid not null references session,
  candidate_id uuid not null,
  at timestamptz(3) not null,
  by_user uuid not null references app_user,
  source text not null check (source in ('file', 'hand')),
  declared boolean,
  is_sent boolean,
  sent_on date,
  levels smallint[],
  reached smallint,
  why text
);
create index certifiability_session on certifiability (session_id, candidate_id, id);`;
