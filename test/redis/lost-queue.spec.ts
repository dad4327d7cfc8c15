import type { Instant, SessionId } from '@vigie/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectRedis } from '../../apps/server/src/platform/redis.js';
import { startRedis } from '../../scripts/services/redis.mjs';
import { launchedSessions } from '../support/launched-sessions.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until, untilTime } from '../support/until.js';

const SWEEP_MS = 10_000;
/** A sweep plans the wake-ups, then the fault comes before the deadline. */
const AHEAD_MS = SWEEP_MS + 8_000;
/** One sweep, and what it takes. */
const LATEST_MS = SWEEP_MS + 5_000;
const AWAY_MS = 15_000;
const SESSIONS = 40;

let database: Database;
let redis: Awaited<ReturnType<typeof startRedis>>;
const servers: Server[] = [];

beforeEach(async () => {
  database = await newDatabase();
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await redis.stop();
  await database.drop();
});

/** A node, or two, and sessions with one end that their next sweep plans. */
async function planned(nodes: number): Promise<{ sessions: SessionId[]; at: Instant }> {
  const environment = { VIGIE_DEMO: '0', REDIS_URL: redis.url, SWEEP_MS: String(SWEEP_MS) };
  for (let n = 0; n < nodes; n++) servers.push(await startServer(database.url, environment));
  const at = (Date.now() + AHEAD_MS) as Instant;
  const sessions = await launchedSessions(database, SESSIONS, [at]);
  return { sessions, at };
}

const stops = (sessions: SessionId[]) =>
  database.sql<{ at: Instant; late: number; cause: string | null }>(
    `select (extract(epoch from at) * 1000)::float8 as at,
            (extract(epoch from received_at - at) * 1000)::float8 as late
     from journal where session_id = any($1::uuid[]) and type = 'TimeUp'`,
    [sessions],
  );

/** Each once, at its deadline, none early, at most one sweep late. */
async function expectStops(sessions: SessionId[], at: Instant): Promise<void> {
  await until(async () => (await stops(sessions)).length >= SESSIONS, AHEAD_MS + LATEST_MS);
  await untilTime(at + LATEST_MS);
  const given = await stops(sessions);
  expect(given.map((stop) => stop.at)).toEqual(sessions.map(() => at));
  expect(Math.min(...given.map(({ late }) => late))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...given.map(({ late }) => late))).toBeLessThan(LATEST_MS);
  for (const sessionId of sessions) await replay(database.sql, sessionId);
}

it('[fault 14] FLUSHALL just before the deadline: each test is stopped once, at most one sweep late', async () => {
  const { sessions, at } = await planned(1);
  const client = (await connectRedis(redis.url))!;
  await untilTime(at - 1_000);
  await client.flushAll();
  await client.close();
  await expectStops(sessions, at);
});

it(
  '[fault 15] Redis away across the deadline: each test is stopped once, at most one sweep late',
  { timeout: 90_000 },
  async () => {
    const { sessions, at } = await planned(1);
    await untilTime(at - AWAY_MS / 3);
    await redis.stop();
    await untilTime(at + (AWAY_MS * 2) / 3);
    redis = await startRedis({ port: redis.port });
    await expectStops(sessions, at);
    expect(servers[0]!.process.exitCode).toBeNull();
  },
);

it('[fault 11] the worker killed in the middle of the stops: each test is stopped once, at most one sweep late', async () => {
  const { sessions, at } = await planned(2);
  await until(async () => (await stops(sessions)).length > 0, AHEAD_MS + LATEST_MS);
  servers[0]!.process.kill('SIGKILL');
  await expectStops(sessions, at);
});
