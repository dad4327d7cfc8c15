import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Projectors1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const KINDS = `
alter table "grant" drop constraint grant_kind_check;
alter table "grant" add constraint grant_kind_check
  check (kind in ('candidate', 'invigilator', 'administrator', 'projector'));`;
