import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enrolment1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DETAILS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** What a list says of a candidate besides (B2, B3). */
const DETAILS = `
alter table person
  add column local_id text,
  add column email text,
  add column certifiable boolean;`;
