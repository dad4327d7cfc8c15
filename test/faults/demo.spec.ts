import type { FollowUp } from '@vigie/domain';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkServer, newDatabase, startServer, type Database } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until } from '../support/until.js';

const THREE = { VIGIE_DEMO_SESSIONS: '3' };
let database: Database;
beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => database?.drop());

/** None while there is no journal yet. */
const written = (): Promise<number> =>
  database.sql<{ count: number }>('select count(*)::int from journal').then(
    ([row]) => row!.count,
    () => 0,
  );

it.each([40, 80, 160])('a demo killed after %i rows of its journal is completed by the next start', async (rows) => {
  const child = forkServer(database.url, THREE);
  await until(async () => (await written()) >= rows);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

it('and is then what it would have been', async () => {
  const server = await startServer(database.url, THREE);
  const sessions = await database.sql<{ id: string; summary: FollowUp }>(
    `select id, summary from session order by summary->>'phase'`,
  );
  expect(sessions.map(({ summary }) => [summary.phase, summary.counts])).toEqual([
    ['ended', { enrolled: 10, joined: 10, atWork: 0, ended: 10, witnessed: 8 }],
    ['launched', { enrolled: 12, joined: 11, atWork: 10, ended: 1, witnessed: 1 }],
    ['prepared', { enrolled: 24, joined: 0, atWork: 0, ended: 0, witnessed: 0 }],
  ]);
  for (const { id } of sessions) await replay(database.sql, id);
  expect(server.output()).not.toContain('refused');
  await server.stop();
});
