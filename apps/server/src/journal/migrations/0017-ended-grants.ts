import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EndedGrants1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OF_A_SESSION);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** Every 3 s the sessions with people in them are asked for the grants that ended: by session, not one by one. */
const OF_A_SESSION = `
drop index grant_session;
create index grant_session on "grant" (session_id, kind);`;
