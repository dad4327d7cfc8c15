import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Displays1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DISPLAYS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** It may say something of a person's health: beside the journal, never in it, and gone with the person at the latest. */
const DISPLAYS = `
create table display (
  candidate_id uuid primary key references person on delete cascade,
  text_size smallint not null,
  contrast text not null,
  font text not null,
  chosen_at timestamptz(3) not null
);`;
