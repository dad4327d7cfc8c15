import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until } from '../support/until.js';

let database: Database;
let server: Server;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** A worker that listens is ready: it says no more, later on, that the queue is back. */
async function areListening(): Promise<boolean> {
  const listening = await database.sql(
    `select 1 from pg_stat_activity where application_name in ('wake-ups', 'reminders') and query like '%LISTEN bullmq_jobs%' and datname = current_database()`,
  );
  return listening.length === 2;
}

const health = async () => (await fetch(`${server.url}/health/ready`)).json();

it('a queue that answers nothing but errors is said to be away, and holds up nobody', async () => {
  await until(areListening);
  expect((await health()).info.queue.use).toBe('ok');
  await database.sql('alter schema bullmq rename to elsewhere');
  await database.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('vigie-jobs', 'wake-ups', 'reminders') and datname = current_database()`,
  );
  await until(async () => (await health()).info.queue.use === 'away');
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  expect(server.output().match(/the queue is away/g)).toHaveLength(1);
});

it('and the server stops at once', async () => {
  const ended = new Promise((resolve) => server.process.once('exit', (code, signal) => resolve(code ?? signal)));
  await server.stop();
  expect(await ended).not.toBe('SIGKILL');
});
