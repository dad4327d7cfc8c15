import type { CandidateId } from '@vigie/domain';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aList, EnrolmentClient, moreSessions } from '../support/enrolment-client.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

let database: Database;
let server: Server;
let room: RoomClient;
let client: EnrolmentClient;

const NUMBERS = Array.from({ length: 100 }, (_one, n) => String(3_000 + n));
const LETTERS = 'ABCDEFGHIJKLMNOPQRST';
/** 5,000 candidates in 100 sessions. */
const lines = Array.from({ length: 5_000 }, (_one, n) => {
  const name = [n, n / 20, n / 400, n / 8_000].map((part) => LETTERS[Math.floor(part) % 20]).join('');
  return `${NUMBERS[n % 100]};ZIMMER ${name};Maëlle;14/03/2012;3e A;L${n};33 %;;oui`;
});

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  room = await RoomClient.open(server, (await signIn(server)).cookie);
  client = await EnrolmentClient.open(server, database.sql);
  await moreSessions(database, NUMBERS);
  await client.preview(aList(';DURAND;Léa;14/03/2012'));
});
afterAll(async () => {
  room?.close();
  await server?.stop();
  await database?.drop();
});

/** What the room waits, in ms: for the loop alone, and for an order that is committed. Until told to stop. */
async function waits(isOver: () => boolean) {
  const candidateId = [...room.tiles.keys()][0]! as CandidateId;
  const [loop, order]: [number[], number[]] = [[], []];
  for (let n = 0; !isOver(); n++) {
    // Below what the door calls a flood.
    await pause(15);
    const sentAt = performance.now();
    await room.socket.emitWithAck('clock');
    const heardAt = performance.now();
    const ack = await room.send({ type: 'SeatCandidate', candidateId, seat: String(n % 99) });
    if (!ack.ok) throw new Error(ack.text);
    loop.push(heardAt - sentAt);
    order.push(performance.now() - heardAt);
  }
  return { loop: longestOf(loop), order: longestOf(order) };
}

function longestOf(all: number[]) {
  const sorted = all.toSorted((a, b) => a - b).map(Math.round);
  return { median: sorted[Math.floor(sorted.length / 2)]!, longest: sorted.at(-1)! };
}

it('[B2] 5,000 lines do not slow a live room', async () => {
  const [, id] = [...room.tiles.keys()];
  await room.welcome([[...room.tiles.keys()][0]!, id!]);
  const end = performance.now() + 3_000;
  const before = await waits(() => performance.now() > end);
  let isOver = false;
  const begun = performance.now();
  const applied = client.apply(aList(...lines)).finally(() => (isOver = true));
  const meanwhile = await waits(() => isOver);
  const took = Math.round(performance.now() - begun);
  expect(await applied).toMatchObject({ applied: true, lines: 5_000, counts: { errors: 0 } });
  const [{ count }] = (await database.sql<{ count: number }>(
    `select count(*)::int from person where last_name like 'ZIMMER%'`,
  )) as [{ count: number }];
  expect(count).toBe(5_000);
  const figures = JSON.stringify({ took, before, meanwhile });
  console.info(figures);
  // Held by the import, the loop would stand still for seconds; what is left is the share of the processors.
  for (const [now, then] of [
    [meanwhile.loop, before.loop],
    [meanwhile.order, before.order],
  ] as const) {
    expect(now.median, figures).toBeLessThan(Math.max(50, 3 * then.median));
    expect(now.longest, figures).toBeLessThan(Math.max(500, 4 * then.longest));
  }
});
