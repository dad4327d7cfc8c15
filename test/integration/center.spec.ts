import { followUpOf } from '@vigie/domain';
import type { CenterSummary } from '@vigie/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUMMARIES } from '../../apps/server/src/journal/migrations/0002-administrators.js';
import { CALLS } from '../../apps/server/src/journal/migrations/0010-planning.js';
import { anotherCenter, CenterClient, signInToCenter } from '../support/center-client.js';
import { expectNobodyIn } from '../support/nobody.js';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

const HOUR = 3_600_000;
let database: Database;
let server: Server;
let other: Server;
let room: RoomClient;
let center: CenterClient;
let neighbour: CenterClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url, { VIGIE_DEMO_SESSIONS: '3', BEAT_MS: '300', SWEEP_MS: '500' });
  room = await RoomClient.open(server, (await signIn(server)).cookie);
  center = await CenterClient.open(server, await signInToCenter(server));
  neighbour = await CenterClient.open(server, await signInToCenter(server, await anotherCenter(database.sql)));
});
afterAll(async () => {
  for (const client of [room, center, neighbour]) client?.close();
  await server?.stop();
  await other?.stop();
  await database?.drop();
});

const waiting = () => center.rows.get(server.demo.sessionNumber)!;
type Counts = CenterSummary['counts'];
const pick = (names: string[]) =>
  Object.fromEntries(names.map((name) => [name, waiting().counts[name as keyof Counts]]));
const counts = (expected: Partial<Counts>) => untilEqual(() => pick(Object.keys(expected)), expected);
const byPhase = (phase: string) => [...center.rows.values()].filter((row) => row.phase === phase);

describe('the demo', () => {
  it('has a session that waits, one that runs half-way and one that awaits its finalisation', () => {
    const { at } = center.list!;
    expect(center.rows.size).toBe(3);
    const [running] = byPhase('launched');
    expect(running).toMatchObject({
      number: server.demo.others[0]!.sessionNumber,
      counts: { enrolled: 12, joined: 11, atWork: 10, ended: 1, witnessed: 1 },
      finalisation: null,
    });
    expect((running!.nextEndAt! - at) / 60_000).toBeGreaterThan(53);
    const [ended] = byPhase('ended');
    expect(ended).toMatchObject({ counts: { enrolled: 10, joined: 10, atWork: 0, ended: 10, witnessed: 8 } });
    const left = (ended!.finalisation!.until - at) / HOUR;
    expect(left).toBeGreaterThan(4.9);
    expect(left).toBeLessThanOrEqual(5);
  });

  it('[F1] closed it 43 hours ago, in the journal as well, and by the invigilator', async () => {
    const [row] = await database.sql<{ hours: number; by: string; actor: string | null }>(
      `select extract(epoch from now() - at)::float8 / 3600 as hours, data->>'by' as by, actor_id as actor
       from journal where type = 'SessionEnded'`,
    );
    expect(row).toMatchObject({ by: 'invigilator' });
    expect(row!.actor).not.toBeNull();
    expect(row!.hours).toBeCloseTo(43, 1);
  });

  it('left journals without a gap, in the order of time, that replay to their summaries', async () => {
    for (const { sessionId } of center.rows.values()) {
      const state = await replay(database.sql, sessionId);
      const [row] = await database.sql<{ summary: object }>(
        `select summary - 'seq' as summary from session where id = $1`,
        [sessionId],
      );
      expect(row!.summary).toEqual(followUpOf(state));
      const [late] = await database.sql<{ count: number }>(
        `select count(*)::int from (select at < lag(at) over (order by seq) as back from journal where session_id = $1) j
         where back`,
        [sessionId],
      );
      expect(late!.count).toBe(0);
    }
  });
});

describe('[fault 41] who is not let in', () => {
  it('all failures to sign in are the same answer', async () => {
    const { email, password } = server.demo.administrator;
    const bodies = [
      { email, password: 'faux' },
      { email: 'personne@ailleurs.example', password },
    ].map(async (body) => (await post(server, '/api/center/sign-in', body)).json());
    const [one, two] = await Promise.all(bodies);
    expect(one).toMatchObject({ ok: false, code: 'account-sign-in-failed' });
    expect(two).toEqual(one);
  });

  it('neither an invigilator’s cookie nor none opens the centre; an administrator’s opens no room', async () => {
    const { cookie } = await signIn(server);
    const asCenter = cookie.replace('vigie_room', 'vigie_center');
    for (const given of ['', cookie, asCenter]) {
      const stranger = new CenterClient(server, given);
      await untilEqual(() => stranger.refused?.code, 'sign-in-required');
      expect(stranger.list).toBeNull();
      stranger.close();
    }
    const asRoom = (await signInToCenter(server)).replace('vigie_center', 'vigie_room');
    const me = await fetch(`${server.url}/api/room/me`, { headers: { cookie: asRoom } });
    expect(me.status).toBe(401);
  });

  it('[fault 38] nor a page of another site', async () => {
    const body = { ...server.demo.administrator };
    const answer = await post(server, '/api/center/sign-in', body, { origin: 'https://ailleurs.example' });
    expect(answer.status).toBe(403);
  });
});

describe('the list', () => {
  it('is pushed when a candidate joins, starts and ends, and names nobody', async () => {
    const person = server.demo.candidates[0]!;
    const { seat } = await SeatClient.join(server, person);
    await counts({ joined: 1, atWork: 0 });
    const id = room.idOf(person.lastName, person.firstName);
    await untilEqual(() => seat.screen, 'waiting');
    await room.welcome([id]);
    await untilEqual(() => waiting().phase, 'welcome');
    await room.send({ type: 'ConfirmPresence', candidateId: id as never });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    await untilEqual(() => waiting().phase, 'launched');
    await untilEqual(() => seat.screen, 'code');
    await seat.send({ type: 'StartTest', code: server.demo.accessCode });
    await counts({ atWork: 1 });
    await untilEqual(() => waiting().nextEndAt, room.tiles.get(id)!.deadlineAt);
    await untilEqual(() => seat.screen, 'test');
    while (seat.screen === 'test') {
      const { done } = seat.challenge;
      expect((await seat.answer()).ok).toBe(true);
      await until(() => seat.screen !== 'test' || seat.challenge.done > done);
    }
    await seat.send({ type: 'ShowEndScreen' });
    await counts({ atWork: 0, ended: 1, witnessed: 0 });
    await untilEqual(() => waiting().nextEndAt, null);
    await room.send({ type: 'WitnessEndScreen', candidateId: id as never });
    await counts({ ended: 1, witnessed: 1 });
    await room.send({ type: 'CloseSession' });
    await untilEqual(() => waiting().phase, 'ended');
    const { since, until: limit } = waiting().finalisation!;
    expect(limit - since).toBe(48 * HOUR);
    seat.close();

    const seqs = center.pushed.map(({ seq }) => seq);
    expect(seqs.length).toBeGreaterThan(5);
    expectNobodyIn(JSON.stringify([center.pushed, center.list]), server.demo.candidates);
  });

  it('[fault 41] says nothing of it to the administrator of another centre', async () => {
    const pulses = neighbour.pulses.length;
    await until(() => neighbour.pulses.length > pulses + 1);
    expect(neighbour.list).toMatchObject({ sessions: [], centers: ['Lycée voisin'] });
    expect(neighbour.pushed).toEqual([]);
    expect(neighbour.pulses.every(({ seqs }) => Object.keys(seqs).length === 0)).toBe(true);
  });

  it('reaches the screens of another process within its beat', async () => {
    other = await startServer(database.url, { VIGIE_DEMO: '0', BEAT_MS: '300' });
    const beside = await CenterClient.open(other, await signInToCenter(other, server.demo.administrator));
    const running = server.demo.others[0]!;
    const elsewhere = await RoomClient.open(server, (await signIn(server, undefined, running)).cookie);
    const busy = [...elsewhere.tiles.values()].find(({ situation }) => situation === 'started')!;
    expect((await elsewhere.send({ type: 'EndTest', candidateId: busy.candidateId as never })).ok).toBe(true);
    await untilEqual(() => beside.rows.get(running.sessionNumber)?.counts.atWork, 9);
    expect(beside.pushed).toEqual([]);
    elsewhere.close();
    beside.close();
  });
});

describe('[fault 43] the socket closes', () => {
  it('on signing out', async () => {
    const cookie = await signInToCenter(server);
    const leaving = await CenterClient.open(server, cookie);
    expect((await post(server, '/api/center/sign-out', {}, { cookie })).status).toBe(204);
    await until(() => !leaving.socket.connected);
    expect(leaving.goodbye?.code).toBe('sign-in-required');
    expect(center.socket.connected).toBe(true);
    expect((await fetch(`${server.url}/api/center/me`, { headers: { cookie } })).status).toBe(401);
  });

  it('when the role is taken away', async () => {
    const account = await anotherCenter(database.sql);
    const former = await CenterClient.open(server, await signInToCenter(server, account));
    await database.sql('delete from membership m using app_user u where u.id = m.user_id and u.email = $1', [
      account.email,
    ]);
    await untilEqual(() => former.goodbye?.code, 'sign-in-required', 5_000);
    await until(() => !former.socket.connected);
  });
});

it('a second start in the same data takes the same sessions up again', async () => {
  const before = await database.sql<{ count: number }>('select count(*)::int from journal');
  const again = await startServer(database.url, { VIGIE_DEMO_SESSIONS: '3' });
  expect(again.demo).toEqual(server.demo);
  await again.stop();
  expect(await database.sql('select count(*)::int from journal')).toEqual(before);
});

it('the migration says of older sessions what the committer says', async () => {
  const summaries = () =>
    database.sql<{ summary: object }>(
      // F2's are younger than the migration: the next change of the session writes them.
      `select id, summary - 'seq' #- '{finalisation,version}' #- '{finalisation,blockers}' #- '{finalisation,unticked}'
         as summary from session where view is not null order by id`,
    );
  const written = await summaries();
  expect(written).toHaveLength(3);
  await database.sql('update session set summary = null');
  await database.sql(SUMMARIES);
  await database.sql(CALLS);
  expect(await summaries()).toEqual(written);
});
