import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LighterNotes1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** As with the journal (0003): one answer in five is free text, and its session's row, just written, was locked and read once more. */
const KEY = `alter table note drop constraint note_session_id_fkey;`;
