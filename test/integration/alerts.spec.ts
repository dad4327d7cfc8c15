import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant, type SessionId } from '@vigie/domain';
import { WebhookCall } from '@vigie/protocol';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { connectRedis } from '../../apps/server/src/platform/redis.js';
import { startRedis } from '../../scripts/services/redis.mjs';
import { anAdministrator, anEndedSession, openAlertDesk, type AlertDesk } from '../support/alert-desk.js';
import { closeSession, grantTime } from '../support/launched-sessions.js';
import { newDatabase, startServer, type Database } from '../support/server.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Tuesday 24 November 2026, 11:00 in Paris. */
const TUESDAY = instant(Date.UTC(2026, 10, 24, 10));
const THURSDAY = instant(TUESDAY + 48 * HOUR);

type Person = Awaited<ReturnType<typeof anAdministrator>>;

let database: Database;
let redis: Awaited<ReturnType<typeof startRedis>> | null;
const desks: AlertDesk[] = [];

beforeAll(async () => {
  database = await newDatabase();
  redis = inject('redisUrl') ? await startRedis() : null;
  await (await startServer(database.url, { VIGIE_DEMO: '0' })).stop();
});
afterEach(async () => {
  await Promise.all(desks.splice(0).map((one) => one.close()));
  // What one test planned is no other's.
  await database.sql(`update session set summary = jsonb_set(summary, '{finalisation}', 'null')`);
  await database.sql('truncate reminder, delivery, center_webhook, alert_preference');
});
afterAll(async () => {
  await redis?.stop();
  await database?.drop();
});

async function desk(environment: Record<string, string> = {}): Promise<AlertDesk> {
  const opened = await openAlertDesk(database, { ...(redis && { REDIS_URL: redis.url }), ...environment });
  desks.push(opened);
  return opened;
}

/** Every hour, at the hour. */
async function livesThrough(one: AlertDesk, from: number, hours: number): Promise<void> {
  for (let hour = 0; hour <= hours; hour++) await one.sweepAt(from + hour * HOUR + 1_000);
}
const told = ({ shown }: AlertDesk) => shown.map(({ at, notice }) => `${at} ${notice}`);
const prefers = (userId: string, given: { channels?: string[]; starts?: string; notices?: string[] }) =>
  database.sql(
    `insert into alert_preference (user_id, language, channels, starts, notices) values ($1, 'fr', $2, $3, $4)`,
    [userId, given.channels ?? ['screen'], given.starts ?? 'first', given.notices ?? ALL],
  );
const ALL = ['ended', 'dayLeft', 'halfDayLeft', 'fourHoursLeft', 'hourLeft', 'limit', 'late', 'inAdvance'];
/** As the committer writes it when the session is finalised. */
const over = (id: SessionId, phase: string) =>
  database.sql(
    `update session set summary = summary || jsonb_build_object('phase', $2::text, 'finalisation', null) where id = $1`,
    [id, phase],
  );

it('[F1] first notice, 24, 12, 4 and 1 h before, at the limit, daily, and at 16:00 before the night', async () => {
  const session = await anEndedSession(database, TUESDAY);
  await anAdministrator(database, session);
  const one = await desk();
  await livesThrough(one, TUESDAY, 73);
  expect(told(one)).toEqual([
    '2026-11-24T10:00 ended',
    '2026-11-25T10:00 dayLeft',
    '2026-11-25T15:00 inAdvance',
    '2026-11-25T22:00 halfDayLeft',
    '2026-11-26T06:00 fourHoursLeft',
    '2026-11-26T09:00 hourLeft',
    '2026-11-26T10:00 limit',
    '2026-11-27T10:00 late',
  ]);
});

it('[F1] a limit at the weekend is told on Friday at 16:00 too', async () => {
  const thursday = instant(TUESDAY + 48 * HOUR);
  const session = await anEndedSession(database, thursday);
  await anAdministrator(database, session);
  const one = await desk();
  await livesThrough(one, thursday, 72);
  expect(told(one)).toContain('2026-11-27T15:00 inAdvance');
  expect(told(one).filter((line) => line.endsWith('inAdvance'))).toHaveLength(1);
});

it('[F1] at most one per session, kind, recipient and instant, whatever dies, restarts or is emptied', async () => {
  const session = await anEndedSession(database, TUESDAY);
  const people = [await anAdministrator(database, session), await anAdministrator(database, session, 'Paul')];
  const shown = [];
  for (let hour = 0; hour <= 49; hour += 1) {
    const both = [await desk(), await desk()];
    await Promise.all(both.map((one) => one.sweepAt(TUESDAY + hour * HOUR + 1_000)));
    if (hour % 12 === 0) await emptyQueue();
    await Promise.all(both.map((one) => one.sweepAt(TUESDAY + hour * HOUR + 2_000)));
    shown.push(...both.flatMap((one) => one.shown));
    await Promise.all(desks.splice(0).map((one) => one.close()));
  }
  for (const { id } of people)
    expect(shown.filter(({ to }) => to === id).map(({ notice }) => notice)).toEqual([
      'ended',
      'dayLeft',
      'inAdvance',
      'halfDayLeft',
      'fourHoursLeft',
      'hourLeft',
      'limit',
    ]);
});

async function emptyQueue(): Promise<void> {
  if (!redis) return void (await database.sql('truncate bullmq.job cascade'));
  const client = (await connectRedis(redis.url))!;
  await client.flushAll();
  await client.close();
}

it('[F1] of what is past before it is planned, or while everything stood still, the latest alone is told', async () => {
  const session = await anEndedSession(database, TUESDAY);
  await anAdministrator(database, session);
  const one = await desk();
  await one.sweepAt(TUESDAY + 43 * HOUR);
  expect(told(one)).toEqual(['2026-11-25T22:00 halfDayLeft']);
  await one.sweepAt(TUESDAY + 100 * HOUR);
  expect(told(one).slice(1)).toEqual(['2026-11-28T10:00 late']);
});

it.each(['finalised', 'cancelled', 'published'])('[F1] nothing once it is %s', async (phase) => {
  const session = await anEndedSession(database, TUESDAY);
  await anAdministrator(database, session);
  const one = await desk();
  await one.sweepAt(TUESDAY + 1_000);
  expect(one.shown).toHaveLength(1);
  await over(session, phase);
  await livesThrough(one, TUESDAY + HOUR, 50);
  expect(one.shown).toHaveLength(1);
});

it('[F1] a notice that could not leave before the finalisation never does', async () => {
  const session = await anEndedSession(database, TUESDAY);
  const { email } = await anAdministrator(database, session);
  const mails = await aMailServer({ isBusy: true });
  const one = await desk({ SMTP_URL: mails.url, SMTP_FROM: 'vigie@college.example' });
  await one.sweepAt(TUESDAY + 1_000);
  expect(mails.tries).toBe(1);
  mails.isBusy = false;
  await over(session, 'finalised');
  await one.sweepAt(TUESDAY + HOUR);
  expect(mails.received).toEqual([]);
  expect(await database.sql(`select state from delivery where channel = 'mail'`)).toEqual([{ state: 'cancelled' }]);
  expect(email).toContain('@');
  await mails.close();
});

it('[F1][B7] reopened, it is told of no more; its new end has its own instants', async () => {
  const session = await anEndedSession(database, TUESDAY);
  await anAdministrator(database, session);
  const one = await desk();
  await one.sweepAt(TUESDAY + 1_000);
  await grantTime(database, session, 30, instant(TUESDAY + 10 * MINUTE));
  await one.sweepAt(TUESDAY + 20 * MINUTE);
  expect(one.shown).toHaveLength(1);
  await closeSession(database, session, instant(TUESDAY + 40 * MINUTE));
  for (let minute = 40; minute <= 25 * 60; minute += 20) await one.sweepAt(TUESDAY + minute * MINUTE + 1_000);
  expect(told(one)).toEqual(['2026-11-24T10:00 ended', '2026-11-24T10:40 ended', '2026-11-25T10:40 dayLeft']);
});

it('[F1] first whoever prepared it; everybody from 4 h before the limit on; nobody of what they do not want', async () => {
  const owner = randomUUID();
  const session = await anEndedSession(database, TUESDAY, owner);
  const people = [
    await anAdministrator(database, session, 'Claire', owner),
    await anAdministrator(database, session, 'Paul'),
    await anAdministrator(database, session, 'Sami'),
    await anAdministrator(database, session, 'Lou'),
  ];
  const [first, second, third, fourth] = people as [Person, Person, Person, Person];
  await prefers(third.id, { starts: 'escalation' });
  await prefers(fourth.id, { notices: ['limit'] });
  const one = await desk();
  await livesThrough(one, TUESDAY, 48);
  const of = ({ id }: Person) => one.shown.filter(({ to }) => to === id).map(({ notice }) => notice);
  const last = ['fourHoursLeft', 'hourLeft', 'limit'];
  expect(of(first)).toEqual(['ended', 'dayLeft', 'inAdvance', 'halfDayLeft', ...last]);
  expect(of(second)).toEqual(last);
  expect(of(third)).toEqual(last);
  expect(of(fourth)).toEqual(['limit']);
});

it('[F1] all who are told from the start, once whoever prepared it has left the centre', async () => {
  const session = await anEndedSession(database, TUESDAY, randomUUID());
  const [first, second] = [await anAdministrator(database, session), await anAdministrator(database, session, 'Paul')];
  await prefers(second.id, { starts: 'escalation' });
  const one = await desk();
  await one.sweepAt(TUESDAY + 1_000);
  expect(one.shown.map(({ to }) => to)).toEqual([first.id]);
});

it('[F1] by mail to a real server, in words that name the session and nobody in it, once', async () => {
  const session = await anEndedSession(database, TUESDAY);
  const { email } = await anAdministrator(database, session);
  const mails = await aMailServer();
  const settings = {
    SMTP_URL: mails.url,
    SMTP_FROM: 'Vigie <vigie@college.example>',
    PUBLIC_URL: 'https://vigie.example/',
  };
  const one = await desk(settings);
  await one.sweepAt(THURSDAY - 4 * HOUR);
  await one.sweepAt(THURSDAY - 4 * HOUR + 1_000);
  expect(mails.received).toHaveLength(1);
  const [{ to, text, subject }] = mails.received as [Mail];
  expect(to).toEqual([email]);
  expect(subject).toContain('session');
  expect(text).toContain(`https://vigie.example/espace/centre/seances/${session}/finalisation`);
  expect(text).toMatch(/jeudi 26 novembre à 11:00/);
  const [row] = await database.sql<{ id: string }>(`select id from delivery where channel = 'mail'`);
  expect(mails.received[0]!.raw).toContain(`Message-ID: <${row!.id}@college.example>`);
  await mails.close();
});

it('[F1] without a mail server the text is kept, and nothing is tried again', async () => {
  const session = await anEndedSession(database, TUESDAY);
  await anAdministrator(database, session);
  const one = await desk();
  await one.sweepAt(TUESDAY + 1_000);
  await one.sweepAt(TUESDAY + HOUR);
  const rows = await database.sql<{ state: string; attempts: number; text: string }>(
    `select state, attempts, data->>'text' as text from delivery where channel = 'mail'`,
  );
  expect(rows).toMatchObject([{ state: 'unsent', attempts: 1 }]);
  expect(rows[0]!.text).toContain('à finaliser avant le jeudi 26 novembre');
});

it('[F1] to the centre’s webhook, signed; again after a 500, with the same id; a redirection is not followed', async () => {
  const session = await anEndedSession(database, TUESDAY);
  const hook = await aWebhook([500, 307, 204]);
  await database.sql(
    `insert into center_webhook (center_id, url, secret) select center_id, $2, 'the secret' from session where id = $1`,
    [session, hook.url],
  );
  const one = await desk({ WEBHOOK_HOSTS: '127.0.0.1' });
  for (const seconds of [1, 20, 60, 120]) await one.sweepAt(TUESDAY + seconds * 1_000);
  expect(hook.calls).toHaveLength(3);
  const bodies = hook.calls.map(({ body }) => WebhookCall.parse(JSON.parse(body)));
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(bodies[0]).toMatchObject({ notice: 'ended', sessionId: session, endedAt: TUESDAY, until: THURSDAY });
  for (const { body, headers } of hook.calls) {
    const [, second, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-vigie-signature']))!;
    expect(mac).toBe(createHmac('sha256', 'the secret').update(`${second}.${body}`).digest('hex'));
    expect(Math.abs(Number(second) * 1_000 - TUESDAY)).toBeLessThan(130_000);
  }
  expect(hook.elsewhere).toBe(0);
  await hook.close();
});

it('[F1] a webhook of an address that is not public is not called', async () => {
  const session = await anEndedSession(database, TUESDAY);
  const hook = await aWebhook([204]);
  await database.sql(
    `insert into center_webhook (center_id, url, secret) select center_id, $2, 'x' from session where id = $1`,
    [session, hook.url.replace('http:', 'https:').replace('127.0.0.1', 'localhost.localdomain')],
  );
  const one = await desk();
  await one.sweepAt(TUESDAY + 1_000);
  expect(hook.calls).toEqual([]);
  expect(await database.sql(`select state from delivery where channel = 'webhook'`)).toEqual([{ state: 'waiting' }]);
  await hook.close();
});

interface Mail {
  to: string[];
  subject: string;
  text: string;
  raw: string;
}

async function aMailServer(given: { isBusy?: boolean } = {}) {
  const mails = { received: [] as Mail[], tries: 0, isBusy: given.isBusy ?? false, url: '', close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.tries++;
        if (mails.isBusy) return done(Object.assign(new Error('busy'), { responseCode: 451 }));
        const raw = Buffer.concat(chunks).toString();
        const [head, ...rest] = raw.split('\r\n\r\n');
        const body = rest.join('\r\n\r\n');
        const text = /base64/.test(head!) ? Buffer.from(body, 'base64').toString() : unquoted(body);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.received.push({ to, subject: /^Subject: (.*)$/m.exec(head!)![1]!, text, raw });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  mails.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  mails.close = () => new Promise((closed) => server.close(() => closed()));
  return mails;
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

async function aWebhook(answers: number[]) {
  const hook = {
    calls: [] as { body: string; headers: IncomingHttpHeaders }[],
    elsewhere: 0,
    url: '',
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    if (request.url !== '/in') hook.elsewhere++;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const status = answers[hook.calls.length] ?? 204;
    hook.calls.push({ body, headers: request.headers });
    response.writeHead(status, status === 307 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  hook.close = () => new Promise((closed) => server.close(() => closed()));
  return hook;
}
