import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reminders1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REMINDERS);
    await runner.query(JOBS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** Ids alone: a reminder's words are made when it is delivered. */
const REMINDERS = `
create table reminder (
  id uuid primary key,
  kind text not null,
  cause_id uuid not null,
  center_id uuid not null references center,
  recipient_id uuid not null,
  due_at timestamptz(3) not null,
  state text not null default 'planned' check (state in ('planned', 'sent', 'cancelled', 'failed')),
  attempts int not null default 0,
  next_try_at timestamptz(3) not null,
  sent_at timestamptz(3),
  last_error text,
  data jsonb not null default '{}',
  unique (kind, cause_id, recipient_id, due_at)
);
create index reminder_next on reminder (next_try_at) where state = 'planned';
create index reminder_cause on reminder (cause_id);
create index reminder_center on reminder (center_id, due_at);

-- What a reminder became, by channel: written in one transaction with its state.
create table delivery (
  id uuid primary key,
  reminder_id uuid not null references reminder,
  channel text not null,
  target text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'cancelled', 'failed')),
  attempts int not null default 0,
  next_try_at timestamptz(3) not null,
  lease_until timestamptz(3),
  sent_at timestamptz(3),
  last_error text,
  data jsonb not null default '{}',
  unique (reminder_id, channel, target)
);
create index delivery_next on delivery (channel, next_try_at) where state in ('waiting', 'sending');`;

/** Who looks after the installation sees its queues whole. How late the stops were is asked of the journal. */
const JOBS = `
alter table app_user add column is_operator boolean not null default false;
create index journal_time_passed on journal (session_id, at) where type in ('TimeUp', 'PresenceLapsed');`;
