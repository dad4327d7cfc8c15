import type { Ack } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { SplitRoom } from '../support/split-room.js';
import { until, untilEqual, untilTime } from '../support/until.js';

const STOPPED_FOR_MS = 30_000;
const ROOM = 12;

let room: SplitRoom;

beforeAll(async () => {
  room = await SplitRoom.open(ROOM);
});
afterAll(() => room?.close());

const expectOk = (ack: Ack) => expect(ack).toMatchObject({ ok: true });

/** Accepted; not, when it is to be asked again. */
function isSure(ack: Ack): boolean {
  if (!ack.ok && ['retry', 'too-many-messages'].includes(ack.code)) return false;
  expectOk(ack);
  return true;
}

it('a room split between two processes agrees, without Redis', async () => {
  const { roomOne, roomTwo, ids } = room;
  await Promise.all([roomOne.welcome(ids.slice(0, 6)), roomTwo.welcome(ids.slice(6))]);
  const [first, second] = await Promise.all([
    roomOne.send({ type: 'ConfirmPresences', candidateIds: ids }),
    roomTwo.send({ type: 'ConfirmPresences', candidateIds: ids }),
  ]);
  expectOk(first);
  expectOk(second);
  expectOk(await roomTwo.send({ type: 'LaunchSession', despiteNotReady: true }));
  await room.startTests();
  await room.agree();
});

it('[ADR 9] one order sent to both processes at once, among others, is done once and answered alike', async () => {
  const { database, one, two, roomOne, roomTwo, ids } = room;
  const { cookie } = await signIn(two, 'Nadia BERNARD');
  const nadia = [await RoomClient.open(one, cookie), await RoomClient.open(two, cookie)];
  for (let n = 0; n < 40; n++) {
    const [id, candidateId] = [randomUUID(), ids[n % ROOM]!];
    const [here, there] = await Promise.all([
      ...nadia.map((screen) => screen.send({ type: 'SeatCandidate', candidateId, seat: `A${n}` }, id)),
      roomTwo.send({ type: 'SeatCandidate', candidateId: ids[(n + 1) % ROOM]!, seat: `B${n}` }),
      roomOne.send({ type: 'SeatCandidate', candidateId: ids[(n + 2) % ROOM]!, seat: `C${n}` }),
    ]);
    expectOk(here!);
    expect(there).toEqual(here);
    expect(await database.sql('select from journal where command_id = $1', [id])).toHaveLength(1);
  }
  for (const screen of nadia) screen.close();
  await room.agree();
});

it('[fault 12] one process SIGSTOPped for 30 s under writes, then continued: the other serves, all agree', async () => {
  const { one, roomTwo, seats, ids } = room;
  const answering = room.at('two', seats);
  const stoppedAt = Date.now();
  // Commands are on their way to the process that stops: each is answered in the end, or never acted on.
  const inFlight = room
    .at('one', seats)
    .map((seat) => seat.answer('00000000-0000-4000-8000-00000000000a').catch(() => null));
  one.process.kill('SIGSTOP');
  try {
    for (const seat of answering) expectOk(await seat.answer());
    await untilEqual(
      async () => answering.map((seat) => seat.challenge.done),
      answering.map(() => 1),
    );
    expectOk(await roomTwo.send({ type: 'SeatCandidate', candidateId: ids[0]!, seat: '7' }));
    await until(() => room.at('one', ids).every((id) => roomTwo.tiles.get(id)?.link?.on === false), 28_000);
    for (const [index, id] of ids.entries())
      expect(roomTwo.tiles.get(id)!.link).toMatchObject(index % 2 ? { on: true } : { on: false, cause: 'server' });
    await untilTime(stoppedAt + STOPPED_FOR_MS);
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
  await room.agree();
});

it('both serve again', async () => {
  const { seats, one, two } = room;
  for (const seat of seats) {
    const { done } = seat.challenge;
    const id = randomUUID();
    // As a browser's outbox does: who was stopped asks for patience until Postgres has told it that it lives.
    await until(async () => isSure(await seat.answer(id)));
    await untilEqual(() => seat.challenge.done, done + 1);
  }
  await room.agree();
  for (const server of [one, two]) expect(server.output()).not.toMatch(/deadlock/i);
});

it('[R9] a sign-out at one process is one in the tab that the same browser has at the other', async () => {
  const { two, roomOne, seats, ids } = room;
  const [seat, candidateId] = [seats[0]!, ids[0]!];
  const tab = new SeatClient(two, (seat.socket.auth as { token: string }).token);
  await untilEqual(() => tab.screen, 'test');
  for (let { done } = seat.challenge; done < 5; done++) {
    await untilEqual(() => seat.challenge.done, done);
    expectOk(await seat.answer());
  }
  await untilEqual(() => seat.screen, 'end');
  expectOk(await seat.send({ type: 'ShowEndScreen' }));
  expectOk(await roomOne.send({ type: 'WitnessEndScreen', candidateId }));
  expectOk(await seat.send({ type: 'SignOut' }));
  await untilEqual(() => tab.goodbye?.code, 'signed-out');
});
