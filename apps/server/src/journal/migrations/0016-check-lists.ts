import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CheckLists1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHECK_LISTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const CHECK_LISTS = `
-- A centre's list, whole, each time it was changed. A line without a text has the one of Vigie, in the reader's language.
create table check_texts (
  center_id uuid not null references center,
  list text not null,
  version int not null check (version > 0),
  items jsonb not null,
  changed_by uuid not null references app_user,
  changed_at timestamptz(3) not null,
  primary key (center_id, list, version)
);

-- Who ticked what and when, and who took it back: beside the journal, as no rule of a session hangs on it.
create table check_tick (
  id uuid primary key,
  session_id uuid not null references session on delete cascade,
  list text not null,
  item_id text not null,
  version int not null,
  body text not null,
  user_id uuid references app_user,
  person_id uuid references person on delete set null,
  ticked_at timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_user_id uuid references app_user,
  undone_person_id uuid references person on delete set null,
  check (num_nonnulls(user_id, person_id) <= 1)
);
create unique index check_tick_standing on check_tick (session_id, list, item_id) where undone_at is null;`;
