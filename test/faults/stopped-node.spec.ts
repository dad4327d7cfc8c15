import { Outbox } from '@vigie/link';
import type { Ack } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerTo, type SeatClient } from '../support/seat-client.js';
import { SplitRoom } from '../support/split-room.js';
import { tilesInSql } from '../support/truth.js';
import { until, untilEqual, untilTime } from '../support/until.js';

/** Longer than a lease, which is 10 s; `VIGIE_STOP_SECONDS=60` for a whole minute. */
const STOPPED_MS = Number(process.env['VIGIE_STOP_SECONDS'] ?? 18) * 1_000;
const DURATION_MINUTES = 105;
/** All but a minute is taken back from everybody; but two minutes where the stop needs them. */
const LEFT_MINUTES = STOPPED_MS > 30_000 ? 2 : 1;
const LATE_MS = 30_000;
/** A wake-up rings in 2 s; five on a loaded machine, less than the sweep. */
const STOPPED_WITHIN_MS = 5_000;
const ROOM = 12;

let room: SplitRoom;
let deadline: number;

beforeAll(async () => {
  room = await SplitRoom.open(ROOM);
});
afterAll(() => room?.close());

it('[T5] everybody at both processes has a minute left', async () => {
  const { database, roomOne, roomTwo, ids, seats } = room;
  await roomOne.welcome(ids);
  expect((await roomOne.send({ type: 'ConfirmPresences', candidateIds: ids })).ok).toBe(true);
  expect((await roomTwo.send({ type: 'LaunchSession', despiteNotReady: true })).ok).toBe(true);
  await room.startTests();
  for (const candidateId of ids) {
    const minutes = LEFT_MINUTES - DURATION_MINUTES - roomOne.tiles.get(candidateId)!.extraMinutes;
    expect((await roomTwo.send({ type: 'GrantTime', candidateId, minutes, reason: 'Fin' })).ok).toBe(true);
  }
  deadline = (await tilesInSql(database.sql)).get(ids[0]!)!.deadlineAt!;
  for (const seat of seats) await untilEqual(() => seat.challenge.deadlineAt, deadline);
});

/** As a browser answers: under one id until there is an answer, with the time at which it was given. */
function answer(seat: SeatClient): Promise<Ack> {
  const { challenge } = seat.challenge;
  const given = { challengeId: challenge.id as never, answer: answerTo(challenge), claimedAt: Date.now() as never };
  const outbox = new Outbox<Parameters<SeatClient['send']>[0] & { id: string }>(({ id, ...one }) => seat.send(one, id));
  outbox.setOnline(true);
  return outbox.send({ id: randomUUID(), type: 'AnswerChallenge', ...given });
}

it(
  '[T4] [fault 12] a process stopped across the deadline: the other one stops every test, once; what was in time counts by T4 alone',
  { timeout: 240_000 },
  async () => {
    const { one, roomOne, roomTwo, ids, seats } = room;
    const [inTime, tooLate] = [room.at('one', seats).slice(0, 3), room.at('one', seats).slice(3)];
    const stopAt = deadline - STOPPED_MS / 2;
    const sent: Promise<Ack>[] = [];
    await untilTime(stopAt);
    one.process.kill('SIGSTOP');
    try {
      sent.push(...inTime.map(answer));
      for (const seat of room.at('two', seats)) expect(await answer(seat)).toMatchObject({ ok: true });
      await until(() => ids.every((id) => roomTwo.tiles.get(id)?.situation === 'timeUp'), STOPPED_MS);
      sent.push(...tooLate.map(answer));
      await untilTime(stopAt + STOPPED_MS);
    } finally {
      one.process.kill('SIGCONT');
    }
    const acks = await Promise.all(sent);
    const isWithinLate = STOPPED_MS / 2 < LATE_MS;
    expect(acks.map((ack) => ack.ok || ack.code)).toEqual([
      ...inTime.map(() => isWithinLate || 'answer-kept-late'),
      ...tooLate.map(() => 'answer-kept-late'),
    ]);
    const allOn = ids.map(() => true);
    for (const screen of [roomOne, roomTwo])
      await untilEqual(() => ids.map((id) => screen.tiles.get(id)?.link?.on), allOn, 30_000);
    await room.agree();
  },
);

interface Row {
  type: string;
  at: number;
  received: number;
  why: string | null;
  claimedAt: number | null;
}

const journal = (type: string) =>
  room.database.sql<Row>(
    `select type, (extract(epoch from at) * 1000)::float8 as at, (extract(epoch from received_at) * 1000)::float8 as received,
            data->>'why' as why, (data->>'claimedAt')::float8 as "claimedAt"
     from journal where type = $1 order by seq`,
    [type],
  );

it('[T4] one TimeUp each, at the deadline and soon after it; no answer of the stopped process counts but as T4 has it', async () => {
  const stops = await journal('TimeUp');
  expect(stops.map(({ at }) => at)).toEqual(room.ids.map(() => deadline));
  expect(Math.max(...stops.map(({ received }) => received - deadline))).toBeLessThan(STOPPED_WITHIN_MS);
  const counted = (await journal('ChallengeAnswered')).filter(({ received }) => received >= deadline);
  for (const { received, claimedAt } of counted) {
    expect(claimedAt).toBeLessThan(deadline);
    expect(received).toBeLessThanOrEqual(deadline + LATE_MS);
  }
  const kept = await journal('LateAnswerKept');
  expect([counted.length, kept.length]).toEqual(STOPPED_MS / 2 < LATE_MS ? [3, 3] : [0, 6]);
});
