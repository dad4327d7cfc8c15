import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { instant, type CenterId, type Instant } from '@vigie/domain';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { connectRedis } from '../../apps/server/src/platform/redis.js';
import type { Delivery, NewReminder, ReminderHandler } from '../../apps/server/src/reminders/reminder.js';
import { startRedis } from '../../scripts/services/redis.mjs';
import { openDesk, type Desk, type Wanted } from '../support/reminder-desk.js';
import { newDatabase, startServer, type Database } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

const HOUR = 3_600_000;
/** The promise is 2 s; on two cores that run everything else at once, a little more. */
const LATEST_MS = 5_000;
const LATEST_BY_SWEEP_MS = 15_000;

let database: Database;
let redis: Awaited<ReturnType<typeof startRedis>> | null;
let place: Pick<Wanted, 'databaseUrl' | 'redisUrl'>;
let sent: Delivery[];
const desks: Desk[] = [];
const center = randomUUID() as string as CenterId;

beforeAll(async () => {
  database = await newDatabase();
  redis = inject('redisUrl') ? await startRedis() : null;
  place = { databaseUrl: database.url, ...(redis && { redisUrl: redis.url }) };
  await (await startServer(database.url, { VIGIE_DEMO: '0', ...(redis && { REDIS_URL: redis.url }) })).stop();
  await database.sql(`insert into center (id, name) values ($1, 'Collège')`, [center]);
});
beforeEach(() => (sent = []));
afterEach(async () => {
  await Promise.all(desks.splice(0).map((one) => one.close()));
  await database.sql('truncate reminder, delivery');
});
afterAll(async () => {
  await redis?.stop();
  await database?.drop();
});

/** Its reminder is delivered by the channel that its data names. */
const asAsked: ReminderHandler = { deliver: async ({ data }) => [{ channel: data['channel']! }] };
const send = async (delivery: Delivery) => {
  sent.push(delivery);
  return 'sent' as const;
};

async function desk(wanted: Partial<Wanted> = {}): Promise<Desk> {
  const opened = await openDesk({
    ...place,
    handlers: { notice: asAsked },
    channels: { again: { send, ifInterrupted: 'sendAgain' }, once: { send, ifInterrupted: 'fail' } },
    ...wanted,
  });
  desks.push(opened);
  return opened;
}

const inMs = (ms: number): Instant => instant(Date.now() + ms);
const aNotice = (dueAt: Instant, given: Partial<NewReminder> = {}): NewReminder => ({
  kind: 'notice',
  causeId: randomUUID(),
  centerId: center,
  recipientId: randomUUID(),
  dueAt,
  data: { channel: 'again' },
  ...given,
});
const states = async (table: 'reminder' | 'delivery') =>
  (await database.sql<{ state: string }>(`select state from ${table} order by state`)).map(({ state }) => state);
const recipients = () => sent.map(({ reminder }) => reminder.recipientId).toSorted();

/** How long after its instant each left, by Postgres's columns. */
const lateness = async () =>
  (
    await database.sql<{ late: number }>(
      `select extract(epoch from d.sent_at - r.due_at)::float8 * 1000 as late
       from delivery d join reminder r on r.id = d.reminder_id where d.state = 'sent' order by late`,
    )
  ).map(({ late }) => late);

it('the same (kind, cause, recipient, instant) planned again and again is one reminder, even once it was sent', async () => {
  const [one, two] = [await desk(), await desk()];
  const notice = aNotice(inMs(-HOUR));
  const others = [aNotice(notice.dueAt, { causeId: notice.causeId }), { ...notice, dueAt: inMs(HOUR) }];
  const counts = await Promise.all([one, two, one, two].map(({ reminders }) => reminders.plan([notice])));
  expect(counts.reduce((sum, n) => sum + n)).toBe(1);
  expect(await one.reminders.plan([notice, ...others])).toBe(2);
  await one.pass();
  expect(await one.reminders.plan([notice])).toBe(0);
  await two.pass();
  expect(recipients()).toEqual([notice, others[0]!].map(({ recipientId }) => recipientId).toSorted());
});

it('two processes that look at the same time send each once', async () => {
  const both = [await desk(), await desk()];
  const notices = Array.from({ length: 60 }, () => aNotice(inMs(-1_000)));
  await both[0]!.reminders.plan(notices);
  await Promise.all([...both, ...both].map((one) => one.pass()));
  await untilEqual(() => recipients().length, 60);
  expect(new Set(recipients()).size).toBe(60);
  expect(new Set(await states('reminder'))).toEqual(new Set(['sent']));
});

it('without a sweep after the first, the queue wakes at each instant: none early, none late', async () => {
  const one = await desk();
  one.start();
  const dues = [1_500, 1_500, 2_000, 3_000].map(inMs);
  await one.reminders.plan(dues.map((at) => aNotice(at)));
  await untilEqual(() => sent.length, 4, 20_000);
  await until(async () => (await lateness()).length === 4);
  const late = await lateness();
  expect(late[0]).toBeGreaterThanOrEqual(0);
  expect(late.at(-1)).toBeLessThan(LATEST_MS);
});

it('[fault 14] a queue that lost everything and stands still: the sweeper sends all, once, at most a sweep late', async () => {
  const one = await desk({ sweepMs: 500 });
  one.start();
  await one.queue.pause();
  const at = inMs(2_500);
  await one.reminders.plan(Array.from({ length: 5 }, () => aNotice(at)));
  const job = () => one.queue.getJob(`at.${at}`);
  await until(job);
  if (redis) await flushAll();
  else await database.sql('truncate bullmq.job cascade');
  await until(job);
  await untilEqual(() => sent.length, 5, LATEST_BY_SWEEP_MS + 2_500);
  await until(async () => (await lateness()).length === 5);
  expect((await lateness()).at(-1)).toBeLessThan(LATEST_BY_SWEEP_MS);
  expect((await lateness())[0]).toBeGreaterThanOrEqual(0);
  expect(new Set(recipients()).size).toBe(5);
  await one.queue.resume();
});

async function flushAll(): Promise<void> {
  const client = (await connectRedis(redis!.url))!;
  await client.flushAll();
  await client.close();
}

it('waits for its instant by the clock, not by the row: a day ahead it leaves a day later', async () => {
  const one = await desk();
  await one.reminders.plan([aNotice(inMs(24 * HOUR))]);
  await one.pass();
  expect(sent).toEqual([]);
  one.clock.ahead = 24 * HOUR + 1_000;
  await one.pass();
  expect(sent).toHaveLength(1);
  expect((await lateness())[0]).toBeGreaterThanOrEqual(0);
});

it('is cancelled with its cause: what is planned, and what has not left yet; what was sent stays sent', async () => {
  let isDown = true;
  const flaky = async (delivery: Delivery) => {
    if (isDown && delivery.target === 'down') throw new Error('no route');
    return send(delivery);
  };
  const twice: ReminderHandler = {
    deliver: async () => [{ channel: 'again' }, { channel: 'again', target: 'down' }],
  };
  const one = await desk({
    handlers: { notice: asAsked, other: twice },
    channels: { again: { send: flaky, ifInterrupted: 'sendAgain' } },
  });
  const causeId = randomUUID();
  const elsewhere = aNotice(inMs(HOUR));
  await one.reminders.plan([
    aNotice(inMs(-1), { causeId, kind: 'other' }),
    aNotice(inMs(HOUR), { causeId }),
    aNotice(inMs(2 * HOUR), { causeId, kind: 'other' }),
    elsewhere,
  ]);
  await one.pass();
  await one.reminders.cancelFor(causeId, ['notice']);
  expect(await states('reminder')).toEqual(['cancelled', 'planned', 'planned', 'sent']);
  await one.reminders.cancelFor(causeId);
  expect(await states('reminder')).toEqual(['cancelled', 'cancelled', 'planned', 'sent']);
  expect(await states('delivery')).toEqual(['cancelled', 'sent']);
  isDown = false;
  one.clock.ahead = 3 * HOUR;
  await one.pass();
  expect(sent.map(({ target, reminder }) => [target, reminder.causeId])).toEqual([
    ['', causeId],
    ['', elsewhere.causeId],
  ]);
});

it('one whose cause is gone when it is due tells nobody', async () => {
  const one = await desk({ handlers: { notice: { deliver: async () => [] } } });
  await one.reminders.plan([aNotice(inMs(-1))]);
  await one.pass();
  expect([await states('reminder'), await states('delivery')]).toEqual([['cancelled'], []]);
});

it('one that cannot be delivered holds up no other, is tried again later and later, and is given up in words', async () => {
  const broken: ReminderHandler = {
    deliver: async (_reminder, ask) => ask('select 1 / 0').then(() => []),
  };
  const one = await desk({ handlers: { broken, notice: asAsked } });
  await one.reminders.plan([aNotice(inMs(-2_000), { kind: 'broken' }), aNotice(inMs(-1_000))]);
  await one.pass();
  expect(sent).toHaveLength(1);
  const attempts = () =>
    database.sql(`select state, attempts, last_error as error from reminder where kind = 'broken'`);
  const error = 'division by zero';
  expect(await attempts()).toEqual([{ state: 'planned', attempts: 1, error }]);
  await one.pass();
  expect(await attempts()).toMatchObject([{ attempts: 1 }]);
  for (let tries = 2; tries <= 8; tries++) {
    one.clock.ahead += HOUR;
    await one.pass();
  }
  expect(await attempts()).toEqual([{ state: 'failed', attempts: 8, error }]);
});

it('a channel that fails is asked again with the same id, and the reminder is not made anew', async () => {
  const ids: string[] = [];
  const fails = async ({ id }: Delivery) => {
    ids.push(id);
    if (ids.length < 3) throw new Error('mailbox busy\nat line 1');
    return 'sent' as const;
  };
  const one = await desk({ channels: { again: { send: fails, ifInterrupted: 'sendAgain' } } });
  await one.reminders.plan([aNotice(inMs(-1))]);
  await one.pass();
  expect(await database.sql('select state, attempts, last_error as error from delivery')).toEqual([
    { state: 'waiting', attempts: 1, error: 'mailbox busy' },
  ]);
  for (let n = 0; n < 3; n++) {
    one.clock.ahead += HOUR;
    await one.pass();
  }
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(3);
  expect(await states('delivery')).toEqual(['sent']);
});

it('what the facts owe is planned at the start and at every sweep, and never twice', async () => {
  const owed = [aNotice(inMs(HOUR)), aNotice(inMs(2 * HOUR))];
  const one = await desk({ sweepMs: 100, handlers: { notice: { ...asAsked, owed: async () => owed } } });
  one.start();
  await untilEqual(() => states('reminder'), ['planned', 'planned']);
  await database.sql('delete from reminder');
  await untilEqual(() => states('reminder'), ['planned', 'planned']);
});

/** Another process, killed once it says that it is in the middle. */
async function killedInTheMiddle(hangsIn: 'rule' | 'send'): Promise<void> {
  const file = new URL('../support/reminder-worker.mjs', import.meta.url).pathname;
  const child = fork(file, [database.url, hangsIn]);
  // Both channels are in the middle.
  for (let n = hangsIn === 'rule' ? 1 : 2; n > 0; n--) await once(child, 'message');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

it('[fault 11] a worker killed while it delivers: another one delivers, once', async () => {
  const one = await desk();
  await one.reminders.plan([aNotice(inMs(-1))]);
  await killedInTheMiddle('rule');
  expect(await states('delivery')).toEqual([]);
  await until(async () => (await one.pass(), sent.length > 0));
  await one.pass();
  expect(sent).toHaveLength(1);
});

it('[fault 11] killed while it sends: by its id once more where the receiver knows it, else left for people to see', async () => {
  const one = await desk();
  const [again, fails] = [aNotice(inMs(-1)), aNotice(inMs(-1), { data: { channel: 'once' } })];
  await one.reminders.plan([again, fails]);
  await killedInTheMiddle('send');
  await one.pass();
  expect(sent).toEqual([]);
  one.clock.ahead = 120_000;
  await one.pass();
  expect(recipients()).toEqual([again.recipientId]);
  expect(await database.sql(`select state, last_error as error from delivery order by state`)).toEqual([
    { state: 'failed', error: 'interrupted' },
    { state: 'sent', error: null },
  ]);
});
