import { instant, nextDue } from '@vigie/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WAKE_UPS, wakeUpFor, wakeUpId, type WakeUp } from '../../apps/server/src/deadlines/wake-up.js';
import { readConfig } from '../../apps/server/src/platform/config.js';
import { Jobs, type JobQueue } from '../../apps/server/src/platform/jobs.js';
import { SplitRoom } from '../support/split-room.js';
import { replay, tilesInSql } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

/** `VIGIE_RACES=1000` for more of them. */
const RACES = Number(process.env['VIGIE_RACES'] ?? 200);
const ROOM = 4;
/** More than is ever left: all of it is taken back, and the end is now. */
const ALL = -240;

let room: SplitRoom;
let jobs: Jobs;
let queue: JobQueue<WakeUp>;

beforeAll(async () => {
  // Without Redis each process learns of the other's orders by the heads.
  room = await SplitRoom.open(ROOM, { BEAT_MS: '300' });
  jobs = new Jobs(readConfig({ DATABASE_URL: room.database.url }), null);
  queue = jobs.queue<WakeUp>(WAKE_UPS);
  const { roomOne, ids } = room;
  await roomOne.welcome(ids);
  expect((await roomOne.send({ type: 'ConfirmPresences', candidateIds: ids })).ok).toBe(true);
  expect((await roomOne.send({ type: 'LaunchSession', despiteNotReady: true })).ok).toBe(true);
  await room.startTests();
});
afterAll(async () => {
  await jobs?.beforeApplicationShutdown();
  await room?.close();
});

/** One invigilator stops the test, the other one gives it five minutes: at once, on two processes. */
async function race(round: number, candidateId: never): Promise<void> {
  const [stops, grants] = round % 2 ? [room.roomOne, room.roomTwo] : [room.roomTwo, room.roomOne];
  const order = { type: 'GrantTime', candidateId, reason: 'Incident' } as const;
  const orders = [stops.send({ ...order, minutes: ALL }), grants.send({ ...order, minutes: 5 })] as const;
  const [stop, grant] = await Promise.all(orders);
  expect(grant).toMatchObject({ ok: true });
  if (!stop.ok) expect(stop.code).toBe('nothing-to-take-back');
}

/** Whoever was stopped ends about now, by a clock that may be a little ahead of this one; the others in minutes. */
const isAhead = (at: number): boolean => at > Date.now() + 1_000;

/** What time owes is paid, and the next wake-up is there. */
async function settled(): Promise<void> {
  const due = async () =>
    (
      await room.database.sql<{ id: never; at: never }>(
        'select id, (extract(epoch from next_due_at) * 1000)::float8 as at from session',
      )
    )[0]!;
  await until(async () => isAhead((await due()).at));
  const { at } = await due();
  await until(() => queue.getJob(wakeUpId(wakeUpFor(at, instant(0)))));
  expect(nextDue(await replay(room.database.sql))!.at).toBe(at);
}

/** The candidates' screens say what the database does; gives who still works. */
async function expectSameEnds(): Promise<boolean[]> {
  const tiles = await tilesInSql(room.database.sql);
  const ends = room.ids.map((id) => tiles.get(id)!.deadlineAt!);
  const working = ends.map(isAhead);
  const shown = () => room.seats.map((seat) => [seat.challenge.deadlineAt, seat.challenge.mayAnswer]);
  await untilEqual<unknown>(
    shown,
    ends.map((end, n) => [end, working[n]]),
  );
  return working;
}

it(
  `[T5] [fault 35] stop and grant at once, ${RACES} times: one order; screens, wake-up and database agree`,
  { timeout: RACES * 1_000 + 30_000 },
  async () => {
    const given = new Set<boolean>();
    for (let round = 0; round * ROOM < RACES; round++) {
      await Promise.all(room.ids.map((id) => race(round, id)));
      await settled();
      for (const isWorking of await expectSameEnds()) given.add(isWorking);
    }
    expect(given).toEqual(new Set([true, false]));
    await room.agree();
  },
);

it('each stop is there once: between two of them stands the grant that reopened the test', async () => {
  const rows = await room.database.sql<{ id: string; type: string; reopens: boolean | null }>(
    `select candidate_id as id, type, (data->>'reopens')::boolean as reopens from journal
     where type in ('TimeUp', 'TimeGranted') order by seq`,
  );
  const stopped = new Set<string>();
  for (const { id, type, reopens } of rows) {
    if (type === 'TimeUp') expect(stopped.has(id)).toBe(false);
    else if (reopens) expect(stopped.has(id)).toBe(true);
    if (type === 'TimeUp') stopped.add(id);
    else if (reopens) stopped.delete(id);
  }
  expect(rows.filter(({ type }) => type === 'TimeUp').length).toBeGreaterThan(RACES / 4);
});
