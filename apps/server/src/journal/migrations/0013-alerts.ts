import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Alerts1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PEOPLE);
    await runner.query(DELIVERIES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** How a person is told (F1), the calendar they may read, and where a centre's notices are posted. Who said nothing has no row. */
const PEOPLE = `
create table alert_preference (
  user_id uuid primary key references app_user,
  language text not null check (language in ('fr', 'en')),
  channels text[] not null,
  starts text not null check (starts in ('first', 'escalation')),
  notices text[] not null
);
create table calendar_link (
  user_id uuid primary key references app_user,
  token_hash bytea not null unique,
  created_at timestamptz(3) not null default now()
);
-- The secret signs: it is needed as it is.
create table center_webhook (
  center_id uuid primary key references center,
  url text not null,
  secret text not null,
  created_at timestamptz(3) not null default now()
);
create index session_awaited on session (id) where jsonb_typeof(summary->'finalisation') = 'object';`;

/** A notice on screen is read when its person says so. `unsent`: there was no mail server to give it to. */
const DELIVERIES = `
-- What was past when it was planned is not late.
alter table reminder add column planned_at timestamptz(3) not null default now();
alter table delivery add column read_at timestamptz(3);
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'sending', 'sent', 'cancelled', 'failed', 'unsent'));
create index reminder_recipient on reminder (recipient_id);`;
