import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Present1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // B4: the invigilators who have the room open on that node.
    await runner.query(`alter table heard add column invigilators jsonb not null default '[]'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
