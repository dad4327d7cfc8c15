import { once } from 'node:events';
import { get } from 'node:http';
import { io } from 'socket.io-client';
import { expect } from 'vitest';
import { expectCleanRecord, it } from '../support/refused.js';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { join } from '../support/seat-client.js';
import type { Server } from '../support/server.js';
import { headInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const refusedBy = ({ url }: Server, namespace: string, options: object): Promise<{ data?: { code: string } } & Error> =>
  new Promise((done, fail) => {
    const socket = io(url + namespace, { forceNew: true, reconnection: false, ...options });
    socket.once('connect_error', (error) => done(error));
    socket.once('connect', () => fail(new Error('it was let in')));
  });

it('no socket without a grant', async ({ server }) => {
  const auth = { protocol: 1, token: 'x'.repeat(43) };
  expect((await refusedBy(server, '/seat', { auth })).data?.code).toBe('sign-in-required');
  expect((await refusedBy(server, '/seat', { auth: { protocol: 1 } })).data?.code).toBe('invalid-message');
  expect((await refusedBy(server, '/room', { auth: { protocol: 1 } })).data?.code).toBe('sign-in-required');
  expect((await refusedBy(server, '/room', { auth: {} })).data?.code).toBe('protocol-too-old');
  await refusedBy(server, '/', {});
});

it('[R0] a room only to who said who they are', async ({ server }) => {
  const { sessionNumber, invigilatorPassword: password } = server.demo;
  const answer = await post(server, '/api/room/sign-in', { sessionNumber, password });
  const cookie = answer.headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
  const extraHeaders = { cookie: cookie.split(';')[0]! };
  const refused = await refusedBy(server, '/room', { auth: { protocol: 1 }, extraHeaders, transports: ['websocket'] });
  expect(refused.data?.code).toBe('say-who-you-are');
});

it('[fault 38] no foreign Origin, on WebSocket, on polling, on HTTP', async ({ server }) => {
  const extraHeaders = { origin: 'https://ailleurs.example' };
  const { cookie } = await signIn(server);
  for (const transport of ['websocket', 'polling'])
    await refusedBy(server, '/room', {
      auth: { protocol: 1 },
      extraHeaders: { ...extraHeaders, cookie },
      transports: [transport],
    });
  const answer = await post(server, '/api/candidate/join', {}, extraHeaders);
  expect(answer.status).toBe(403);
});

it('[fault 43] signing out closes the sockets within 5 s, and no more data comes', async ({
  server,
  database,
  room,
}) => {
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

it('wrong password or number: one answer', async ({ server }) => {
  const { sessionNumber } = server.demo;
  const one = await post(server, '/api/room/sign-in', { sessionNumber, password: 'faux' });
  const two = await post(server, '/api/room/sign-in', { sessionNumber: '999', password: 'faux' });
  expect([one.status, two.status]).toEqual([401, 401]);
  expect(await one.json()).toEqual(await two.json());
});

it('[fault 38] a link followed from another site opens the page, and nothing else', async ({ server }) => {
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

it('sends the security headers', async ({ server }) => {
  const { headers } = await fetch(`${server.url}/candidat/`);
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

it('keeps a clean record of it all', async ({ server, database, room }) => {
  await expectCleanRecord(server, database, room);
});
