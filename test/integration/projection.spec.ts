import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProjectionClient, shareProjection } from '../support/projection-client.js';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

const MINUTE = 60_000;
let database: Database;
let server: Server;
let other: Server;
let cookie: string;
let room: RoomClient;
let wall: ProjectionClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url, { VIGIE_DEMO_SESSIONS: '3', BEAT_MS: '300', SWEEP_MS: '500' });
  cookie = (await signIn(server)).cookie;
  room = await RoomClient.open(server, cookie);
  wall = await ProjectionClient.open(server, await shareProjection(server, cookie));
});
afterAll(async () => {
  for (const client of [room, wall]) client?.close();
  await server?.stop();
  await other?.stop();
  await database?.drop();
});

const openAnother = async () => ProjectionClient.open(server, await shareProjection(server, cookie));
async function refusalOf(token: string | undefined): Promise<string | undefined> {
  const stranger = new ProjectionClient(server, token);
  await until(() => stranger.refused);
  expect(stranger.heard).toEqual([]);
  stranger.close();
  return stranger.refused?.code;
}

describe('[fault 41] who is not let in', () => {
  it('no token, a wrong one, an expired one, an invigilator’s and a candidate’s', async () => {
    const { reply } = await SeatClient.join(server, server.demo.candidates[9]!).then(({ seat, ...rest }) => {
      seat.close();
      return rest;
    });
    const expired = await shareProjection(server, cookie);
    await database.sql(
      `update "grant" set expires_at = now() - interval '1 second' where token_hash = sha256($1::bytea)`,
      [expired],
    );
    const candidate = reply.ok ? reply.token : '';
    for (const token of [
      undefined,
      '',
      randomBytes(32).toString('base64url'),
      expired,
      cookie.split('=')[1],
      candidate,
    ])
      expect(await refusalOf(token), token).toBe('link-not-valid');
  });

  it('its own token opens neither the room, nor a seat, nor another route', async () => {
    const token = await shareProjection(server, cookie);
    const me = await fetch(`${server.url}/api/room/me`, { headers: { cookie: `vigie_room=${token}` } });
    expect(me.status).toBe(401);
    const again = await post(server, '/api/room/projection', {}, { cookie: `vigie_room=${token}` });
    expect(again.status).toBe(401);
    const stop = await post(server, '/api/room/projection/stop', {}, { cookie: `vigie_room=${token}` });
    expect(stop.status).toBe(401);
    const seat = new SeatClient(server, token);
    await untilEqual(() => seat.refused?.code, 'sign-in-required');
    seat.close();
  });

  it('a link is made by an invigilator who said who they are, of a session that is not over', async () => {
    for (const path of ['/api/room/projection', '/api/room/projection/stop'])
      expect((await post(server, path, {})).status).toBe(401);
    const { sessionNumber, invigilatorPassword: password, others } = server.demo;
    const signedIn = await post(server, '/api/room/sign-in', { sessionNumber, password });
    const nameless = { cookie: signedIn.headers.get('set-cookie')!.split(';')[0]! };
    expect(await (await post(server, '/api/room/projection', {}, nameless)).json()).toMatchObject({
      code: 'say-who-you-are',
    });
    const ended = await signIn(
      server,
      undefined,
      others.find(({ state }) => state === 'ended')!,
    );
    const answer = await post(server, '/api/room/projection', {}, { cookie: ended.cookie });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'session-ended' }]);
  });

  it('stores the token hashed alone', async () => {
    const token = await shareProjection(server, cookie);
    const rows = await database.sql<{ row: string }>(`select g::text as row from "grant" g where kind = 'projector'`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(server.output()).not.toContain(token);
  });
});

describe('[R4] before the launch', () => {
  it('the server gives no code, whatever is asked; it orders nothing', async () => {
    expect(wall.view).toMatchObject({ number: server.demo.sessionNumber, launchedAt: null, accessCode: null });
    expect(wall.view).toMatchObject({ commonEndAt: null, lastEndAt: null, otherEnds: [] });
    await wall.follow();
    for (const event of ['command', 'catchUp', 'list', 'view'])
      expect(await wall.ask(event, { type: 'LaunchSession' })).toMatchObject({ ok: false, code: 'unknown-message' });
    expect(JSON.stringify(wall.heard)).not.toContain(server.demo.accessCode);
  });

  it('another session’s link speaks of that one', async () => {
    const running = server.demo.others.find(({ state }) => state === 'running')!;
    const elsewhere = await signIn(server, undefined, running);
    const there = await ProjectionClient.open(server, await shareProjection(server, elsewhere.cookie));
    expect(there.view).toMatchObject({ number: running.sessionNumber, accessCode: running.accessCode });
    expect(JSON.stringify(there.heard)).not.toContain(server.demo.accessCode);
    there.close();
  });
});

describe('[R4] from the launch on', () => {
  it('code, start and end are pushed within a second', async () => {
    const people = server.demo.candidates.slice(0, 3);
    for (const person of people) (await SeatClient.join(server, person)).seat.close();
    const at = performance.now();
    expect((await room.send({ type: 'LaunchSession', despiteNotReady: true })).ok).toBe(true);
    await until(() => wall.pushed.at(-1)?.accessCode === server.demo.accessCode, 1_000);
    expect(performance.now() - at).toBeLessThan(1_000);
    const { launchedAt } = room.session!;
    expect(wall.view).toMatchObject({ phase: 'launched', launchedAt, commonEndAt: launchedAt! + 105 * MINUTE });
  });

  it('a latecomer is among those whose end is the common one, and no other room hears of it', async () => {
    const elsewhere = await signIn(
      server,
      undefined,
      server.demo.others.find(({ state }) => state === 'running')!,
    );
    const there = await ProjectionClient.open(server, await shareProjection(server, elsewhere.cookie));
    const before = wall.view!;
    const late = await SeatClient.join(server, server.demo.candidates[12]!);
    late.seat.close();
    await until(() => wall.view!.seq > before.seq);
    expect(wall.view).toMatchObject({ commonEndAt: before.commonEndAt, accessCode: server.demo.accessCode });
    expect(there.pushed).toEqual([]);
    there.close();
  });

  it('[T5] granted time moves the last end within a second', async () => {
    const before = wall.view!.lastEndAt!;
    const [first] = server.demo.candidates;
    const candidateId = room.idOf(first!.lastName, first!.firstName) as never;
    const moved = room.tiles.get(candidateId)!.deadlineAt! + 60 * MINUTE;
    const ack = await room.send({ type: 'GrantTime', candidateId, minutes: 60, reason: 'panne du poste' });
    expect(ack.ok).toBe(true);
    await untilEqual(() => wall.pushed.at(-1)?.lastEndAt, moved, 1_000);
    expect(wall.view!.lastEndAt).toBeGreaterThan(before);
    expect(wall.view!.otherEnds.at(-1)).toEqual({ at: wall.view!.lastEndAt, count: null });
  });

  it('[T9] says that the room is paused, not that one candidate is', async () => {
    const joined = [...room.tiles.values()]
      .filter((one) => one.joinedAt !== null)
      .map((one) => one.candidateId as never);
    await room.send({ type: 'PauseTest', candidateId: joined[0]!, reason: 'malaise' });
    await until(() => room.tiles.get(joined[0]!)?.pausedSince);
    expect((await wall.follow()).view.isPaused).toBe(false);
    await room.send({ type: 'PauseTests', candidateIds: joined, reason: 'alarme incendie' });
    await until(() => wall.pushed.at(-1)?.isPaused === true, 1_000);
    await room.send({ type: 'UnpauseTests', candidateIds: joined });
    await until(() => wall.pushed.at(-1)?.isPaused === false, 1_000);
  });

  it('reaches the projectors of another process within its beat', async () => {
    other = await startServer(database.url, { VIGIE_DEMO: '0', BEAT_MS: '300' });
    const beside = await ProjectionClient.open(other, await shareProjection(server, cookie));
    const [, second] = server.demo.candidates;
    const candidateId = room.idOf(second!.lastName, second!.firstName) as never;
    await room.send({ type: 'GrantTime', candidateId, minutes: 120, reason: 'panne du poste' });
    await until(() => wall.view!.lastEndAt === room.tiles.get(candidateId)!.deadlineAt);
    await untilEqual(() => beside.view, wall.view);
    beside.close();
  });
});

describe('[fault 43] the socket closes', () => {
  it('within 5 s when its link is taken back, as a new password does to the grants of a session', async () => {
    const token = await shareProjection(server, cookie);
    const former = await ProjectionClient.open(server, token);
    await database.sql('update "grant" set revoked_at = now() where token_hash = sha256($1::bytea)', [token]);
    await untilEqual(() => former.goodbye?.code, 'link-not-valid', 5_000);
    await until(() => !former.socket.connected);
    expect(await refusalOf(token)).toBe('link-not-valid');
    expect(wall.socket.connected).toBe(true);
  });

  it('within 5 s when the room takes its links back: all of them, and of no other room', async () => {
    const { others } = server.demo;
    const elsewhere = await signIn(
      server,
      undefined,
      others.find(({ state }) => state === 'running')!,
    );
    const there = await ProjectionClient.open(server, await shareProjection(server, elsewhere.cookie));
    const mine = await signIn(server);
    const former = await ProjectionClient.open(server, await shareProjection(server, mine.cookie));
    const stopped = await post(server, '/api/room/projection/stop', {}, { cookie: elsewhere.cookie });
    expect([stopped.status, await stopped.json()]).toEqual([200, { ok: true }]);
    await untilEqual(() => there.goodbye?.code, 'link-not-valid', 5_000);
    await until(() => !there.socket.connected);
    expect([former.socket.connected, wall.socket.connected, room.socket.connected]).toEqual([true, true, true]);
    former.close();
    const again = await ProjectionClient.open(server, await shareProjection(server, elsewhere.cookie));
    again.close();
  });

  it('once the session is over: the last view says so, without the code, and the link is dead', async () => {
    const token = await shareProjection(server, cookie);
    const last = await openAnother();
    for (const { candidateId, joinedAt } of room.tiles.values())
      if (joinedAt) await room.send({ type: 'EndTest', candidateId: candidateId as never });
    expect(await room.send({ type: 'CloseSession' })).toMatchObject({ ok: true });
    await untilEqual(() => last.goodbye?.code, 'session-ended', 2_000);
    expect(last.view).toMatchObject({ phase: 'ended', accessCode: null });
    await until(() => !wall.socket.connected);
    expect(await refusalOf(token)).toBe('session-ended');
  });
});

it('[R4] no name, no birth date and no candidate’s id was ever sent', () => {
  const told = JSON.stringify(wall.heard);
  expect(wall.pushed.length).toBeGreaterThan(4);
  expect(wall.pulses.length).toBeGreaterThan(1);
  for (const { lastName, firstName, birthDate } of server.demo.candidates)
    for (const secret of [lastName, firstName, birthDate]) expect(told).not.toContain(secret);
  for (const id of room.tiles.keys()) expect(told).not.toContain(id);
  for (const name of server.demo.invigilators) expect(told).not.toContain(name);
});
