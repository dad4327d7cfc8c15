import type { Ack, RefusalMessage } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { join, SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { expectAgreement, headInSql, tilesInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

let database: Database;
let server: Server;
let room: RoomClient;
let seat: SeatClient;
let id: string;
let head: number;
let tiles: Awaited<ReturnType<typeof tilesInSql>>;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  room = await RoomClient.open(server, (await signIn(server)).cookie);
  const person = server.demo.candidates[3]!;
  id = room.idOf(person.lastName, person.firstName);
  seat = (await SeatClient.join(server, person)).seat;
  await untilEqual(() => seat.screen, 'waiting');
});
afterAll(async () => {
  seat?.close();
  room?.close();
  await server?.stop();
  await database?.drop();
});
beforeEach(async () => {
  head = await headInSql(database.sql);
  tiles = await tilesInSql(database.sql);
});

const nothingChanged = async () => {
  expect(await headInSql(database.sql)).toBe(head);
  expect(await tilesInSql(database.sql)).toEqual(tiles);
};

/** A sentence in French: a capital, an end, no code, no stack. */
const expectSentence = (answer: RefusalMessage | Ack) => {
  expect(answer.ok).toBe(false);
  const { text } = answer as RefusalMessage;
  expect(text).toMatch(/^[A-ZÀ-Ý].*[.?]$/);
  expect(JSON.stringify(answer)).not.toMatch(/node_modules|at .*\.js|zod|select /i);
};

describe('[R2] joining with wrong details', () => {
  const known = () => server.demo.candidates[5]!;
  const wrong = {
    'session number': () => ({ ...typed(), sessionNumber: '111111' }),
    name: () => ({ ...typed(), lastName: 'PERSONNE' }),
    'first name': () => ({ ...typed(), firstName: 'Nul' }),
    'birth date': () => ({ ...typed(), birthDate: '2012-09-10' }),
  };
  const typed = () => ({ sessionNumber: server.demo.sessionNumber, ...known() });

  it('gives the same answer in the same time, whatever is wrong', async () => {
    const answers = await Promise.all(
      Object.values(wrong).map(async (details) => {
        const startedAt = performance.now();
        const answer = await post(server, '/api/candidate/join', details());
        return {
          status: answer.status,
          body: (await answer.json()) as RefusalMessage,
          ms: performance.now() - startedAt,
        };
      }),
    );
    for (const { status, body, ms } of answers) {
      expect(status).toBe(404);
      expect(body).toEqual(answers[0]!.body);
      expectSentence(body);
      expect(ms).toBeGreaterThan(390);
    }
    const times = answers.map(({ ms }) => ms);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(250);
    await nothingChanged();
  });

  it('shows on the grid how many found nobody, without what was typed', async () => {
    await untilEqual(() => room.pulses.at(-1)?.unmatchedJoins, 3);
    const [row] = await database.sql<{ found: number }>(
      `select count(*)::int as found from unmatched_join u where u::text ilike '%personne%'`,
    );
    expect(row!.found).toBe(0);
  });

  it('answers malformed details in words', async () => {
    for (const body of [{}, [], 'x', { ...typed(), birthDate: '2012-02-31' }, { ...typed(), extra: 1 }, null]) {
      const answer = await post(server, '/api/candidate/join', body);
      expect(answer.status).toBe(400);
      expectSentence((await answer.json()) as RefusalMessage);
    }
    await nothingChanged();
  });
});

describe('malformed messages', () => {
  const bodies: unknown[] = [
    null,
    42,
    'StartTest',
    [],
    {},
    { id: randomUUID(), type: 'Nothing' },
    { id: 'not-an-id', type: 'SignOut' },
    { id: randomUUID(), type: 'SignOut', extra: true },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: { $gt: '' }, answer: { choices: ['a'] } },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: 'demo', answer: { choices: [], text: 'deux' } },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: 'demo', answer: { text: 'x'.repeat(201) } },
    JSON.parse('{"id":"x","type":"SignOut","__proto__":{"isAdmin":true}}'),
    { id: randomUUID(), type: 'WitnessEndScreen', candidateId: 'x'.repeat(5_000) },
  ];

  it.each(bodies.map((body) => [JSON.stringify(body).slice(0, 60), body]))(
    '%s is refused in words',
    async (_what, body) => {
      for (const socket of [seat.socket, room.socket]) {
        expectSentence(await socket.timeout(5_000).emitWithAck('command', body));
      }
      await nothingChanged();
    },
  );

  it('an unknown event is answered too', async () => {
    expect(await seat.socket.timeout(5_000).emitWithAck('deleteAll', {})).toMatchObject({ code: 'unknown-message' });
    expect(await room.socket.timeout(5_000).emitWithAck('toString', {})).toMatchObject({ code: 'unknown-message' });
    await nothingChanged();
  });

  it('[fault 44] 70 kB and binary close the socket or are refused; the server lives', async () => {
    const { seat: other } = await SeatClient.join(server, server.demo.candidates[7]!);
    await untilEqual(() => other.screen, 'waiting');
    head = await headInSql(database.sql);
    const closed = new Promise((done) => other.socket.once('disconnect', done));
    other.socket.emit('command', { id: randomUUID(), type: 'StartTest', code: 'x'.repeat(70_000) }, () => {});
    await closed;
    other.close();
    expectSentence(await seat.socket.timeout(5_000).emitWithAck('command', Buffer.from([1, 2, 3])));
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  it('over HTTP, no stack leaves', async () => {
    const broken = await fetch(`${server.url}/api/candidate/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"sessionNumber":',
    });
    expect(broken.status).toBe(400);
    expectSentence((await broken.json()) as RefusalMessage);
    const large = await post(server, '/api/candidate/join', { lastName: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    expectSentence((await large.json()) as RefusalMessage);
    const missing = await fetch(`${server.url}/api/nothing`);
    expect(missing.status).toBe(404);
  });
});

describe('commands out of order', () => {
  it('a candidate: answering, ending, signing out before starting', async () => {
    const challengeId = 'demo' as never;
    expect(await seat.send({ type: 'PassChallenge', challengeId })).toMatchObject({ code: 'not-started' });
    expect(await seat.send({ type: 'AnswerChallenge', challengeId, answer: { choices: ['a'] } })).toMatchObject({
      code: 'unknown-challenge',
    });
    expect(await seat.send({ type: 'ShowEndScreen' })).toMatchObject({ code: 'not-started' });
    expectSentence(await seat.send({ type: 'SignOut' }));
    await nothingChanged();
  });

  it('an invigilator: signing before identity, witnessing nothing, closing too soon', async () => {
    const candidateId = id as never;
    expect(await room.send({ type: 'SignAttendance', candidateId })).toMatchObject({ code: 'identity-first' });
    expect(await room.send({ type: 'WitnessEndScreen', candidateId })).toMatchObject({ code: 'not-started' });
    expect(await room.send({ type: 'AuthoriseResume', candidateId })).toMatchObject({ code: 'no-resume-asked' });
    expect(await room.send({ type: 'CloseSession' })).toMatchObject({ code: 'session-not-launched' });
    expectSentence(await room.send({ type: 'WitnessEndScreen', candidateId: randomUUID() as never }));
    await nothingChanged();
  });
});

describe('the same command id', () => {
  it('twice with the same content: one entry, the first acknowledgement', async () => {
    const command = { type: 'CheckIdentity', candidateId: id as never, how: 'documentSeen' } as const;
    const commandId = randomUUID();
    const first = await room.send(command, commandId);
    const [again, third] = await Promise.all([room.send(command, commandId), room.send(command, commandId)]);
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    expect(third).toEqual(first);
    expect(await headInSql(database.sql)).toBe(head + 1);
    head = await headInSql(database.sql);
    tiles = await tilesInSql(database.sql);
    const other = await room.send({ type: 'SignAttendance', candidateId: id as never }, commandId);
    expect(other).toMatchObject({ ok: false, code: 'id-reused' });
    expectSentence(other);
    await nothingChanged();
  });

  it('sent twice at once, it is decided once', async () => {
    const commandId = randomUUID();
    const command = { type: 'SignAttendance', candidateId: id as never } as const;
    const answers = await Promise.all([1, 2, 3, 4].map(() => room.send(command, commandId)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await headInSql(database.sql)).toBe(head + 1);
  });
});

describe('who gets in', () => {
  const refusedBy = (namespace: string, options: object): Promise<{ data?: { code: string } } & Error> =>
    new Promise((done, fail) => {
      const socket = io(server.url + namespace, { forceNew: true, reconnection: false, ...options });
      socket.once('connect_error', (error) => done(error));
      socket.once('connect', () => fail(new Error('it was let in')));
    });

  it('no socket without a grant', async () => {
    const auth = { protocol: 1, token: 'x'.repeat(43) };
    expect((await refusedBy('/seat', { auth })).data?.code).toBe('sign-in-required');
    expect((await refusedBy('/seat', { auth: { protocol: 1 } })).data?.code).toBe('invalid-message');
    expect((await refusedBy('/room', { auth: { protocol: 1 } })).data?.code).toBe('sign-in-required');
    expect((await refusedBy('/room', { auth: {} })).data?.code).toBe('protocol-too-old');
    await refusedBy('/', {});
  });

  it('[R0] a room only to who said who they are', async () => {
    const { sessionNumber, invigilatorPassword: password } = server.demo;
    const answer = await post(server, '/api/room/sign-in', { sessionNumber, password });
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
    const extraHeaders = { cookie: cookie.split(';')[0]! };
    const refused = await refusedBy('/room', { auth: { protocol: 1 }, extraHeaders, transports: ['websocket'] });
    expect(refused.data?.code).toBe('say-who-you-are');
  });

  it('[fault 38] no foreign Origin, on WebSocket, on polling, on HTTP', async () => {
    const extraHeaders = { origin: 'https://ailleurs.example' };
    const { cookie } = await signIn(server);
    for (const transport of ['websocket', 'polling'])
      await refusedBy('/room', {
        auth: { protocol: 1 },
        extraHeaders: { ...extraHeaders, cookie },
        transports: [transport],
      });
    const answer = await post(server, '/api/candidate/join', {}, extraHeaders);
    expect(answer.status).toBe(403);
  });

  it('[fault 43] signing out closes the sockets within 5 s, and no more data comes', async () => {
    const { cookie } = await signIn(server, 'Une remplaçante');
    const other = await RoomClient.open(server, cookie);
    expect(other.last!.details.me.name).toBe('Une remplaçante');
    const closed = new Promise((done) => other.socket.once('disconnect', done));
    await post(server, '/api/room/sign-out', {}, { cookie });
    await closed;
    const frames = other.frames.length;
    await join(server, server.demo.candidates[9]!);
    await untilEqual(() => room.sync.head, await headInSql(database.sql));
    expect(other.frames.length).toBe(frames);
    other.close();
  });

  it('wrong password or number: one answer', async () => {
    const { sessionNumber } = server.demo;
    const one = await post(server, '/api/room/sign-in', { sessionNumber, password: 'faux' });
    const two = await post(server, '/api/room/sign-in', { sessionNumber: '999', password: 'faux' });
    expect([one.status, two.status]).toEqual([401, 401]);
    expect(await one.json()).toEqual(await two.json());
  });

  it('[fault 38] a link followed from another site opens the page, and nothing else', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    // Node's own fetch writes these headers itself.
    const visit = async (mode: string) => {
      const request = get(`${server.url}/candidat/`, { headers: { ...foreign, 'sec-fetch-mode': mode } });
      const [answer] = await once(request, 'response');
      return answer.resume().statusCode;
    };
    expect(await visit('navigate')).toBe(200);
    expect(await visit('no-cors')).toBe(403);
    expect((await post(server, '/api/room/sign-out', {}, foreign)).status).toBe(403);
  });

  it('sends the security headers', async () => {
    const { headers } = await fetch(`${server.url}/candidat/`);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

it('after all this, journal, tiles and screen agree, and no name stands in the journal or the log', async () => {
  await untilEqual(() => room.sync.head, await headInSql(database.sql));
  await expectAgreement(database.sql, [room.tiles]);
  const journal = JSON.stringify(await database.sql('select * from journal'));
  for (const { lastName, birthDate } of server.demo.candidates) {
    expect(journal).not.toContain(lastName);
    expect(journal).not.toContain(birthDate);
    expect(server.output()).not.toContain(lastName);
  }
});
