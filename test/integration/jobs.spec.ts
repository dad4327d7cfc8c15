import { randomUUID } from 'node:crypto';
import { instant, type SessionId } from '@vigie/domain';
import type { JobsReport } from '@vigie/protocol';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startRedis } from '../../scripts/services/redis.mjs';
import { anotherCenter, signInToCenter } from '../support/center-client.js';
import { launchedSessions } from '../support/launched-sessions.js';
import { expectNobodyIn } from '../support/nobody.js';
import { post, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

let database: Database;
let redis: Awaited<ReturnType<typeof startRedis>> | null;
let server: Server;
let operator: string;
let neighbour: string;
let account: { email: string; password: string };

beforeAll(async () => {
  database = await newDatabase();
  redis = inject('redisUrl') ? await startRedis() : null;
  const environment = { VIGIE_DEMO_SESSIONS: '3', SWEEP_MS: '500', ...(redis && { REDIS_URL: redis.url }) };
  server = await startServer(database.url, environment);
  operator = await signInToCenter(server);
  account = await anotherCenter(database.sql);
  neighbour = await signInToCenter(server, account);
});
afterAll(async () => {
  await server?.stop();
  await redis?.stop();
  await database?.drop();
});

const get = (path: string, cookie = '', more: RequestInit = {}) =>
  fetch(server.url + path, { headers: { cookie }, ...more });
const report = async (cookie: string) => (await (await get('/api/center/jobs', cookie)).json()) as JobsReport;

describe('[fault 41] who sees what', () => {
  it('nobody without an administrator’s cookie', async () => {
    const { cookie } = await signIn(server);
    for (const given of ['', cookie, cookie.replace('vigie_room', 'vigie_center')])
      expect((await get('/api/center/jobs', given)).status).toBe(401);
  });

  it('an administrator sees the sessions of their centres alone', async () => {
    const [ours, theirs] = [await report(operator), await report(neighbour)];
    expect(ours.wakeUps.sessions.map(({ number }) => number)).toEqual([server.demo.others[0]!.sessionNumber]);
    expect(ours).toMatchObject({ administrator: 'Claire DELAUNAY', mayInspectQueues: true });
    expect(theirs).toMatchObject({
      wakeUps: { planned: 0, ran: 0, lateness: null, sessions: [] },
      reminders: { kinds: [], rows: [] },
      mayInspectQueues: false,
    });
  });

  it('[fault 45] and no name or birth date of a candidate', async () => {
    expectNobodyIn(JSON.stringify(await report(operator)), server.demo.candidates);
  });
});

describe('the queues themselves', () => {
  it('are refused in words to everybody but who looks after the installation', async () => {
    const { cookie } = await signIn(server);
    for (const given of ['', cookie, neighbour]) {
      for (const path of ['/admin/queues', '/admin/queues/api/queues', '/admin/queues/static/favicon.ico']) {
        const answer = await get(path, given);
        expect(answer.status).toBe(403);
        expect(await answer.text()).toContain('réservées à l’administrateur qui s’occupe de l’installation');
      }
    }
  });

  it('are shown, on Redis and on Postgres, with what waits in them; the page calls no other site', async () => {
    const page = await (await get('/admin/queues', operator)).text();
    expect(page).toContain('Files de Vigie');
    expect(page).not.toMatch(/(href|src)="(https?:)?\/\//);
    const delayed = async () => {
      const { queues } = await (await get('/admin/queues/api/queues', operator)).json();
      return (queues as { name: string; counts: { delayed: number }; readOnlyMode: boolean }[])
        .map(({ name, counts, readOnlyMode }) => [name, counts.delayed, readOnlyMode])
        .toSorted();
    };
    // The demo's session that has ended: how many are still to come depends on the day of the week.
    const { rows } = (await report(operator)).reminders;
    const instants = new Set(rows.filter(({ state }) => state === 'planned').map(({ dueAt }) => dueAt));
    await untilEqual(delayed, [
      ['reminders', instants.size, true],
      ['wake-ups', 1, true],
    ]);
  });

  it('and changed by nobody, the operator included', async () => {
    for (const path of ['wake-ups/pause', 'wake-ups/clean/delayed', 'wake-ups/obliterate', 'wake-ups/promote']) {
      const answer = await get(`/admin/queues/api/queues/${path}`, operator, {
        method: 'PUT',
        headers: { cookie: operator },
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('ne se modifient pas');
    }
  });
});

/** Sessions of a centre of the neighbour's, stopped at `at`. */
async function neighbours(count: number, at: number): Promise<SessionId[]> {
  const ids = await launchedSessions(database, count, [instant(at)]);
  await database.sql(
    `insert into membership (user_id, center_id, role)
     select u.id, s.center_id, 'administrator' from app_user u, session s where u.email = $1 and s.id = $2`,
    [account.email, ids[0]],
  );
  return ids;
}

it('[T4] says when each session wakes, then by how much each was late, as the journal has it', async () => {
  const at = Date.now() + 8_000;
  const ids = await neighbours(3, at);
  const before = (await report(neighbour)).wakeUps;
  expect(before).toMatchObject({ planned: 3, overdue: 0, ran: 0, lateness: null });
  expect(before.sessions.map(({ nextDueAt, last }) => [nextDueAt, last])).toEqual(ids.map(() => [at, null]));
  await until(async () => (await report(neighbour)).wakeUps.ran === 3, 20_000);
  const { lateness, sessions } = (await report(neighbour)).wakeUps;
  const late = await database.sql<{ id: string; ms: number; cause: string | null }>(
    `select session_id as id, (extract(epoch from received_at - at) * 1000)::int as ms, command_id as cause
     from journal where type = 'TimeUp' and session_id = any($1::uuid[]) order by ms`,
    [ids],
  );
  expect(lateness).toEqual({ medianMs: late[1]!.ms, worstMs: late[2]!.ms });
  for (const { id, ms, cause } of late)
    expect(sessions.find(({ sessionId }) => sessionId === id)!.last).toEqual({
      at: at + ms,
      lateMs: ms,
      by: cause === null ? 'other' : 'job',
    });
});

it('counts reminders by kind, and shows first what failed and why', async () => {
  const [center] = await database.sql<{ id: string }>('select center_id as id from session where number = $1', [
    server.demo.sessionNumber,
  ]);
  const row = async (state: string, due: string, error: string | null = null) => {
    const id = randomUUID();
    await database.sql(
      `insert into reminder (id, kind, cause_id, center_id, recipient_id, due_at, planned_at, next_try_at, state, last_error, attempts)
       select $1, 'notice', s.id, $2, $1, now() + $3::interval, now() - interval '2 days', now() + interval '1 hour', $4, $5, 1
       from session s where s.number = $6`,
      [id, center!.id, due, state, error, server.demo.sessionNumber],
    );
    return id;
  };
  const delivered = (id: string, state: string, late: string, error: string | null = null) =>
    database.sql(
      `insert into delivery (id, reminder_id, channel, state, next_try_at, attempts, last_error, sent_at)
       select gen_random_uuid(), id, 'mail', $2, now() + interval '1 hour', 3, $4,
         case when $2 = 'sent' then due_at + $3::interval end from reminder where id = $1`,
      [id, state, late, error],
    );
  const planned = await row('planned', '2 hours');
  const overdue = await row('planned', '-1 minute', 'no answer in time');
  const sent = await row('sent', '-2 hours');
  await delivered(sent, 'sent', '300 ms');
  const leaving = await row('sent', '-3 hours');
  await delivered(leaving, 'waiting', '0');
  const refused = await row('sent', '-1 hour');
  await delivered(refused, 'failed', '0', 'mailbox unknown');
  await row('cancelled', '-1 hour');
  await row('sent', '-25 hours');

  const { reminders } = await report(operator);
  expect(reminders.kinds.filter(({ kind }) => kind === 'notice')).toEqual([
    {
      kind: 'notice',
      planned: 2,
      overdue: 1,
      failed: 1,
      sent: 2,
      cancelled: 1,
      lateness: { medianMs: 300, worstMs: 300 },
    },
  ]);
  expect(
    reminders.rows.filter(({ kind }) => kind === 'notice').map(({ id, state, error }) => [id, state, error]),
  ).toEqual([
    [refused, 'failed', 'mailbox unknown'],
    [leaving, 'leaving', null],
    [sent, 'sent', null],
    [overdue, 'planned', 'no answer in time'],
    [planned, 'planned', null],
  ]);
  expect(reminders.rows.find(({ id }) => id === refused)!.session).toMatchObject({ number: server.demo.sessionNumber });
  expect((await report(neighbour)).reminders).toEqual({ kinds: [], rows: [] });
});

it('[fault 15] while the queue is away it says so, and everything else as before', async () => {
  expect((await report(operator)).queue).toMatchObject({ state: 'ok', failed: 0, sweepMs: 500 });
  if (redis) await redis.stop();
  else {
    await database.sql('alter schema bullmq rename to elsewhere');
    await database.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vigie-jobs' and datname = current_database()`,
    );
  }
  await until(async () => (await report(operator)).queue.state === 'away');
  const { queue, wakeUps } = await report(operator);
  expect(queue).toEqual({ state: 'away', place: redis ? 'redis' : 'postgres', sweepMs: 500, failed: null });
  expect(wakeUps.planned).toBe(1);
  const board = await get('/admin/queues/api/queues', operator);
  expect(await board.text()).not.toContain('node_modules');
  expect((await post(server, '/api/center/sign-in', account)).status).toBe(200);
});
