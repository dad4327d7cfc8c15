import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Administrators1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(SUMMARIES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const COLUMNS = `
alter table "grant" add column user_id uuid references app_user;
-- What an administrator follows of the session, written by the committer with the journal.
alter table session add column summary jsonb;
create index session_center on session (center_id);
create index membership_user on membership (user_id);`;

/** The sessions that were there before: from their tiles, as `followUpOf` would say. */
export const SUMMARIES = `
update session s set summary = jsonb_build_object(
  'seq', s.seq,
  'phase', s.view->>'phase',
  'counts', (
    select jsonb_build_object(
      'enrolled', count(*),
      'joined', count(*) filter (where tile->>'joinedAt' is not null or tile->>'startedAt' is not null),
      'atWork', count(*) filter (where tile->>'startedAt' is not null and tile->>'endScreenAt' is null
                                       and tile->>'closed' is null),
      'ended', count(*) filter (where tile->>'endScreenAt' is not null or tile->>'closed' is not null),
      'witnessed', count(*) filter (where tile->>'witnessedAt' is not null))
    from tile t where t.session_id = s.id),
  'nextEndAt', (
    select max((tile->>'deadlineAt')::bigint) from tile t where t.session_id = s.id
    and tile->'progress'->>'done' <> tile->'progress'->>'total' and tile->>'closed' is null
    and (tile->>'deadlineAt')::bigint > extract(epoch from now()) * 1000),
  'finalisation', case when s.view->>'phase' = 'ended' then jsonb_build_object(
    'since', (s.view->>'endedAt')::bigint, 'until', (s.view->>'endedAt')::bigint + 48 * 3600 * 1000) end)
where s.view is not null;`;
