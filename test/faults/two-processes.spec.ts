import type { Ack } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { expectAgreement, headInSql } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

const STOPPED_FOR_MS = 30_000;
const ROOM = 12;

let database: Database;
let one: Server;
let two: Server;
let roomOne: RoomClient;
let roomTwo: RoomClient;
const seats: SeatClient[] = [];
let ids: string[];

/** One session of twelve candidates, split between two processes on one Postgres; an invigilator on each. */
beforeAll(async () => {
  database = await newDatabase();
  one = await startServer(database.url);
  two = await startServer(database.url);
  expect(two.demo.sessionNumber).toBe(one.demo.sessionNumber);
  roomOne = await RoomClient.open(one, (await signIn(one, 'Nadia BERNARD')).cookie);
  roomTwo = await RoomClient.open(two, (await signIn(two, 'Paul ROUSSEAU')).cookie);
  const people = one.demo.candidates.slice(0, ROOM);
  ids = people.map(({ lastName, firstName }) => roomOne.idOf(lastName, firstName));
  for (const [index, person] of people.entries())
    seats.push((await SeatClient.join(index % 2 ? two : one, person)).seat);
  for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
});
afterAll(async () => {
  for (const seat of seats) seat.close();
  roomOne?.close();
  roomTwo?.close();
  await Promise.all([one?.stop(), two?.stop()]);
  await database?.drop();
});

const expectOk = (ack: Ack) => expect(ack).toMatchObject({ ok: true });

it('a room split between two processes agrees, without Redis', async () => {
  await Promise.all([roomOne.welcome(ids.slice(0, 6)), roomTwo.welcome(ids.slice(6))]);
  const [first, second] = await Promise.all([
    roomOne.send({ type: 'ConfirmPresences', candidateIds: ids as never[] }),
    roomTwo.send({ type: 'ConfirmPresences', candidateIds: ids as never[] }),
  ]);
  expectOk(first);
  expectOk(second);
  expectOk(await roomTwo.send({ type: 'LaunchSession', despiteNotReady: true }));
  await Promise.all(seats.map((seat) => untilEqual(() => seat.screen, 'code')));
  for (const ack of await Promise.all(seats.map((seat) => seat.send({ type: 'StartTest', code: one.demo.accessCode }))))
    expectOk(ack);
  await Promise.all(seats.map((seat) => untilEqual(() => seat.screen, 'test')));
  await agree();
});

it('[ADR 9] one order sent to both processes at once, among others, is done once and answered alike', async () => {
  const { cookie } = await signIn(two, 'Nadia BERNARD');
  const nadia = [await RoomClient.open(one, cookie), await RoomClient.open(two, cookie)];
  for (let n = 0; n < 40; n++) {
    const [id, candidateId] = [randomUUID(), ids[n % ROOM] as never];
    const [here, there] = await Promise.all([
      ...nadia.map((room) => room.send({ type: 'SeatCandidate', candidateId, seat: `A${n}` }, id)),
      roomTwo.send({ type: 'SeatCandidate', candidateId: ids[(n + 1) % ROOM] as never, seat: `B${n}` }),
      roomOne.send({ type: 'SeatCandidate', candidateId: ids[(n + 2) % ROOM] as never, seat: `C${n}` }),
    ]);
    expectOk(here!);
    expect(there).toEqual(here);
    expect(await database.sql('select from journal where command_id = $1', [id])).toHaveLength(1);
  }
  for (const room of nadia) room.close();
  await agree();
});

it('[fault 12] one process SIGSTOPped for 30 s under writes, then continued: the other serves, all agree', async () => {
  const answering = seats.filter((_seat, index) => index % 2 === 1);
  const stoppedAt = performance.now();
  // Commands are on their way to the process that stops: each is answered in the end, or never acted on.
  const inFlight = seats
    .filter((_seat, index) => index % 2 === 0)
    .map((seat) => seat.answer('00000000-0000-4000-8000-00000000000a').catch(() => null));
  one.process.kill('SIGSTOP');
  try {
    for (const seat of answering) expectOk(await seat.answer());
    await untilEqual(
      async () => answering.map((seat) => seat.challenge.done),
      answering.map(() => 1),
    );
    expectOk(await roomTwo.send({ type: 'SeatCandidate', candidateId: ids[0] as never, seat: '7' }));
    await until(
      () => ids.filter((_id, index) => index % 2 === 0).every((id) => roomTwo.tiles.get(id)?.link?.on === false),
      28_000,
    );
    for (const [index, id] of ids.entries())
      expect(roomTwo.tiles.get(id)!.link).toMatchObject(index % 2 ? { on: true } : { on: false, cause: 'server' });
    await until(() => performance.now() - stoppedAt >= STOPPED_FOR_MS, STOPPED_FOR_MS);
  } finally {
    one.process.kill('SIGCONT');
  }
  await Promise.all(inFlight);
  await untilEqual(
    () => ids.map((id) => roomTwo.tiles.get(id)?.link?.on),
    ids.map(() => true),
    30_000,
  );
  for (const seat of seats) await untilEqual(() => seat.screen, 'test', 20_000);
  await agree();
});

it('both serve again', async () => {
  for (const seat of seats) {
    const { done } = seat.challenge;
    expectOk(await seat.answer());
    await untilEqual(() => seat.challenge.done, done + 1);
  }
  await agree();
  for (const server of [one, two]) expect(server.output()).not.toMatch(/deadlock/i);
});

/** Journal, database and both screens: the same head, the same tiles. */
async function agree(): Promise<void> {
  await until(async () => {
    const head = await headInSql(database.sql);
    return roomOne.sync.head === head && roomTwo.sync.head === head;
  }, 20_000);
  await expectAgreement(database.sql, [roomOne.tiles, roomTwo.tiles]);
}
