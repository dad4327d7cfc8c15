import { afterAll, beforeAll, expect, it } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { join, SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { untilEqual } from '../support/until.js';

let database: Database;
let server: Server;
let room: RoomClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  room = await RoomClient.open(server, (await signIn(server)).cookie);
});
afterAll(async () => {
  room?.close();
  await server?.stop();
  await database?.drop();
});

it('[R1–R9] takes a candidate from the door to the end, and the tile follows', async () => {
  const person = server.demo.candidates[0]!;
  const id = room.idOf(person.lastName, person.firstName);
  const situation = (expected: string) => untilEqual(() => room.tiles.get(id)?.situation, expected);
  const { seat } = await SeatClient.join(server, person);
  const screen = (expected: string) => untilEqual(() => seat.screen, expected);

  await screen('waiting');
  await situation('connected');
  await room.welcome([id]);
  await situation('ready');
  expect((await room.send({ type: 'ConfirmPresences', candidateIds: [id as never] })).ok).toBe(true);
  await situation('confirmed');
  expect(await room.send({ type: 'LaunchSession', despiteNotReady: false })).toMatchObject({
    ok: false,
    code: 'not-everyone-ready',
    params: { count: 23 },
  });
  expect((await room.send({ type: 'LaunchSession', despiteNotReady: true })).ok).toBe(true);
  await situation('mayStart');
  await screen('code');
  expect(await seat.send({ type: 'StartTest', code: 'BBBB22' })).toMatchObject({ ok: false, code: 'wrong-code' });
  expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode.toLowerCase() })).ok).toBe(true);
  await situation('started');
  for (let done = 1; done <= 5; done++) {
    await screen('test');
    expect((await seat.answer()).ok).toBe(true);
    await untilEqual(() => room.tiles.get(id)?.progress?.done, done);
    if (done < 5) await untilEqual(() => seat.challenge.done, done);
  }
  await screen('end');
  await situation('finished');
  expect((await seat.send({ type: 'ShowEndScreen' })).ok).toBe(true);
  await situation('endScreen');
  expect(await seat.send({ type: 'SignOut' })).toMatchObject({ ok: false, code: 'not-witnessed' });
  expect((await room.send({ type: 'WitnessEndScreen', candidateId: id as never })).ok).toBe(true);
  await situation('witnessed');
  expect((await seat.send({ type: 'SignOut' })).ok).toBe(true);
  await situation('signedOut');
  seat.close();
});

it('[R6] another PC with the same details and the code asks, and authorising it revokes the first', async () => {
  const person = server.demo.candidates[1]!;
  const id = room.idOf(person.lastName, person.firstName);
  const situation = (expected: string) => untilEqual(() => room.tiles.get(id)?.situation, expected);
  const { seat: first } = await SeatClient.join(server, person);
  await room.welcome([id]);
  await situation('ready');
  await room.send({ type: 'ConfirmPresence', candidateId: id as never });
  await untilEqual(() => first.screen, 'code');
  await first.send({ type: 'StartTest', code: server.demo.accessCode });
  await untilEqual(() => first.screen, 'test');
  await first.answer();
  await untilEqual(() => first.challenge.done, 1);

  expect(await (await join(server, person)).json()).toMatchObject({ ok: false, code: 'code-needed' });
  const { seat: second } = await SeatClient.join(server, person, server.demo.accessCode);
  await untilEqual(() => second.screen, 'resume');
  await situation('awaitsResume');
  expect((await room.send({ type: 'AuthoriseResume', candidateId: id as never })).ok).toBe(true);
  await untilEqual(() => second.screen, 'test');
  expect(second.challenge.done).toBe(1);
  await situation('resumed');
  await untilEqual(() => first.goodbye?.code, 'device-replaced');
  await second.answer();
  await situation('started');
  expect(room.tiles.get(id)!.resumedAt).not.toBeNull();
  second.close();
  await untilEqual(() => room.tiles.get(id)?.link?.on, false);
});

it('keeps its journal append-only, even for its own account', async () => {
  for (const order of ['update journal set type = type', 'delete from journal', 'truncate journal'])
    await expect(database.sql(order)).rejects.toThrow(/permission denied|append-only/);
});

it('replays to the same tiles as it shows, with no gap in the sequence', async () => {
  const [row] = await database.sql<{ seq: number; count: number }>(
    `select s.seq::int, (select count(*)::int from journal j where j.session_id = s.id) as count from session s`,
  );
  expect(row!.seq).toBe(row!.count);
  await untilEqual(() => room.sync.head, row!.seq);
});
