import type { Ack, RefusalMessage } from '@vigie/protocol';
import { expect } from 'vitest';
import { expectNobodyIn } from './nobody.js';
import type { RoomClient } from './room-client.js';
import { it as onServer } from './server-test.js';
import type { Database, Server, Sql } from './server.js';
import { expectAgreement, headInSql, tilesInSql } from './truth.js';
import { untilEqual } from './until.js';

/** The state now; what it gives fails once something has changed. */
export async function remember(sql: Sql): Promise<() => Promise<void>> {
  const [head, tiles] = [await headInSql(sql), await tilesInSql(sql)];
  return async () => {
    expect(await headInSql(sql)).toBe(head);
    expect(await tilesInSql(sql)).toEqual(tiles);
  };
}

/** A test of what the server refuses: `nothingChanged` since it began. */
export const it = onServer.extend('nothingChanged', ({ database }) => remember(database.sql));

/** A sentence in French: a capital, an end, no code, no stack. */
export function expectSentence(answer: RefusalMessage | Ack): void {
  expect(answer.ok).toBe(false);
  const { text } = answer as RefusalMessage;
  expect(text).toMatch(/^[A-ZÀ-Ý].*[.?]$/);
  expect(JSON.stringify(answer)).not.toMatch(/node_modules|at .*\.js|zod|select /i);
}

/** After all refusals of a file: journal, tiles and screen agree, and no name stands in the journal or the log. */
export async function expectCleanRecord(server: Server, { sql }: Database, room: RoomClient): Promise<void> {
  await untilEqual(() => room.sync.head, await headInSql(sql));
  await expectAgreement(sql, [room.tiles]);
  expectNobodyIn(JSON.stringify(await sql('select * from journal')), server.demo.candidates);
  expectNobodyIn(server.output(), server.demo.candidates);
}
