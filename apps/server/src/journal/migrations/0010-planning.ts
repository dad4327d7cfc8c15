import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Planning1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROOMS);
    await runner.query(COLUMNS);
    await runner.query(CALLS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** A room that a centre uses again (R11). A session keeps the room's name as its own, whatever becomes of the room. */
const ROOMS = `
create table room (
  id uuid primary key,
  center_id uuid not null references center,
  name text not null,
  seats text[] not null default '{}',
  shares_storage boolean not null default false,
  note text not null default ''
);
create unique index room_name on room (center_id, lower(name));`;

const COLUMNS = `
alter table session add column room_id uuid references room on delete set null;
-- B1: nothing lists it any more; its journal stays.
alter table session add column deleted_at timestamptz(3);
-- B4: of an invigilator who was taken off the session's list. Whoever acted under the name stays on it.
alter table person add column removed_at timestamptz(3);`;

/** The sessions that were there before: from their tiles, as `followUpOf` would say. */
export const CALLS = `
update session s set summary = s.summary || jsonb_build_object('calls', (
  select jsonb_build_object(
    'alerts', count(*) filter (where tile->>'alert' is not null),
    'hands', count(*) filter (where tile->>'handSince' is not null))
  from tile t where t.session_id = s.id))
where s.summary is not null;`;
