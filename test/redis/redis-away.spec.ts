import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startRedis } from '../../scripts/services/redis.mjs';
import { RoomClient, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { expectAgreement, headInSql } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

let database: Database;
let redis: Awaited<ReturnType<typeof startRedis>>;
let one: Server;
let two: Server;
let roomOne: RoomClient;
let roomTwo: RoomClient;

/** Two nodes and a Redis of their own; `BEAT_MS` decides how often heads repair what Redis did not bring. */
async function twoNodes(beatMs: number): Promise<void> {
  database = await newDatabase();
  const environment = { REDIS_URL: redis.url, BEAT_MS: String(beatMs) };
  one = await startServer(database.url, environment);
  two = await startServer(database.url, environment);
  roomOne = await RoomClient.open(one, (await signIn(one, 'Nadia BERNARD')).cookie);
  roomTwo = await RoomClient.open(two, (await signIn(two, 'Paul ROUSSEAU')).cookie);
}

async function stopNodes(): Promise<void> {
  roomOne?.close();
  roomTwo?.close();
  await Promise.all([one?.stop(), two?.stop()]);
  await database?.drop();
}

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await stopNodes();
  await redis?.stop();
});

const seat = (room: RoomClient, n: number, where: string) =>
  room.send({ type: 'SeatCandidate', candidateId: [...room.tiles.keys()].toSorted()[n] as never, seat: where });

it('with Redis, a frame reaches the other node by itself, long before the heads are read', async () => {
  await twoNodes(3_000);
  await roomOne.welcome([...roomOne.tiles.keys()]);
  for (const room of [roomOne, roomTwo]) await untilEqual(() => room.sync.head, await headInSql(database.sql));
  expect((await seat(roomOne, 0, 'A1')).ok).toBe(true);
  await until(() => roomTwo.frames.some(({ tiles }) => tiles[0]?.welcome.seat === 'A1'));
  expect(await (await fetch(`${one.url}/health/ready`)).json()).toMatchObject({
    info: { start: { mode: 'redis' }, redis: { use: 'between nodes' }, queue: { use: 'ok', missed: 0 } },
  });
});

it('[fault 15] Redis away: orders still work, the same node stays live, the other catches up by the heads', async () => {
  await redis.stop();
  const frames = roomOne.frames.length;
  for (let n = 0; n < 10; n++) expect((await seat(roomOne, n, `B${n}`)).ok).toBe(true);
  await untilEqual(() => roomOne.frames.length, frames + 10);
  await untilEqual(() => roomTwo.sync.head, await headInSql(database.sql));
  await expectAgreement(database.sql, [roomOne.tiles, roomTwo.tiles]);
  const health = await fetch(`${one.url}/health/ready`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ info: { redis: { use: 'degraded' }, queue: { use: 'away' } } });
});

it('[fault 15] an outage longer than a command may take leaves both nodes at work', async () => {
  const tries = () => two.output().split('ECONNREFUSED').length;
  await until(() => tries() > 9); // 100 ms, 200, 400 … 2 s: some 8 s
  expect((await seat(roomTwo, 0, 'D1')).ok).toBe(true);
  for (const node of [one, two]) expect((await fetch(`${node.url}/health/ready`)).status).toBe(200);
});

it('Redis back: frames pass between the nodes again', async () => {
  redis = await startRedis({ port: redis.port });
  await until(async () => (await (await fetch(`${one.url}/health/ready`)).json()).info.redis.use === 'between nodes');
  let tries = 0;
  await until(async () => {
    const before = roomTwo.frames.length;
    await seat(roomOne, 0, `C${++tries}`);
    return vi.waitUntil(() => roomTwo.frames.length > before, { timeout: 1_000 }).catch(() => false);
  });
  for (const room of [roomOne, roomTwo]) await untilEqual(() => room.sync.head, await headInSql(database.sql));
  await expectAgreement(database.sql, [roomOne.tiles, roomTwo.tiles]);
});

const queueOf = async (server: Server) => (await (await fetch(`${server.url}/health/ready`)).json()).info.queue;

it('with Redis back, the queue is there again', async () => {
  await until(async () => (await queueOf(one)).use === 'ok');
});

it('a node stops at once while Redis is away, and has said so once each time', async () => {
  await redis.stop();
  await until(async () => (await queueOf(two)).use === 'away');
  const asked = performance.now();
  await two.stop();
  expect(performance.now() - asked).toBeLessThan(5_000);
  // It ends by the signal it was sent: a crash would leave an exit code.
  expect(two.process.signalCode).toBe('SIGTERM');
  expect(two.output()).not.toMatch(/[Uu]nhandled|uncaught/);
  expect(two.output().match(/the queue is away/g)).toHaveLength(2);
});

it('a Redis that does not answer at start-up is a sentence', async () => {
  await expect(startServer(database.url, { REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toThrow(/Redis ne répond pas/);
});
