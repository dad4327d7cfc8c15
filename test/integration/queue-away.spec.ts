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

const health = async () => (await fetch(`${server.url}/health/ready`)).json();

it('a queue that answers nothing but errors is said to be away, and holds up nobody', async () => {
  await until(async () => (await health()).info.queue.use === 'ok');
  await database.sql('alter schema bullmq rename to elsewhere');
  await database.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vigie-jobs' and datname = current_database()`,
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
