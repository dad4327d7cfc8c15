import { instant } from '@vigie/domain';
import type { AlertsReport, CalendarKept, WebhookKept } from '@vigie/protocol';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherCenter, CenterClient, signInToCenter } from '../support/center-client.js';
import { launchedSessions } from '../support/launched-sessions.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

const HOUR = 3_600_000;
/** Longer than a server takes to start on a machine that runs everything else at once. */
const AHEAD_MS = 12_000;
let database: Database;
let server: Server;
let cookie: string;
let neighbour: string;
let sessions: { notice: string; id: string; at: number }[];

const start = () => startServer(database.url, { SWEEP_MS: '500', BEAT_MS: '300', WEBHOOK_HOSTS: 'hooks.college:8080' });

/** The sessions of long ago are made while no server looks at them: it would go on with each by itself, half made. */
beforeAll(async () => {
  database = await newDatabase();
  server = await start();
  cookie = await signInToCenter(server);
  neighbour = await signInToCenter(server, await anotherCenter(database.sql));
  await server.stop();
  sessions = [];
  for (const [notice, hours] of Object.entries(HOURS)) sessions.push({ notice, ...(await aSessionToTell(hours)) });
  server = await start();
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const ours = (sessionId: string) =>
  database.sql(`update session set center_id = (select center_id from session where number = $2) where id = $1`, [
    sessionId,
    server.demo.sessionNumber,
  ]);
const get = (path: string, as: string | null = cookie) =>
  fetch(`${server.url}${path}`, as === null ? {} : { headers: { cookie: as } });
const post = (path: string, body: unknown, as = cookie) =>
  fetch(`${server.url}/api/center/alerts/${path}`, {
    method: 'POST',
    headers: { cookie: as, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const report = async (as = cookie): Promise<AlertsReport> => (await get('/api/center/alerts', as)).json();

const HOURS = { ended: 0, dayLeft: 24, halfDayLeft: 36, fourHoursLeft: 44, hourLeft: 47, limit: 48, late: 72 };

/** A session of ours, of which that is to be told in a moment. */
async function aSessionToTell(hours: number): Promise<{ id: string; at: number }> {
  const at = Date.now() + AHEAD_MS;
  const endedAt = at - hours * HOUR;
  // It ends by itself, whenever the server looks at it: half an hour after its last deadline (B7).
  const [id] = await launchedSessions(database, 1, [instant(endedAt - HOUR / 2)]);
  await ours(id!);
  return { id: id!, at };
}

it('[F1] an open page is told of each without being loaded again, at its instant; another centre’s of none', async () => {
  const [page, other, stranger] = [
    await CenterClient.open(server, cookie),
    await CenterClient.open(server, cookie),
    await CenterClient.open(server, neighbour),
  ];
  const arrived = () =>
    sessions.filter(({ notice, id, at }) =>
      page.notices.some((one) => one.sessionId === id && one.notice === notice && Math.abs(one.dueAt - at) < 1_000),
    ).length;
  await untilEqual(arrived, sessions.length, 30_000);
  expect(new Set(page.notices.map(({ id }) => id)).size).toBe(page.notices.length);
  // What is told while a page opens comes with its list.
  const knownTo = (client: CenterClient) =>
    [...new Set([...client.list!.notices, ...client.notices].map(({ id }) => id))].toSorted();
  await until(() => isDeepStrictEqual(knownTo(other), knownTo(page)));
  expect(stranger.notices).toEqual([]);

  const late = await CenterClient.open(server, cookie);
  expect(late.list!.notices.map(({ notice }) => notice)).toEqual(expect.arrayContaining(Object.keys(HOURS)));
  const first = page.notices.at(-1);
  expect((await post('read', { ids: [first!.id] }, neighbour)).status).toBe(200);
  expect((await post('read', { ids: [first!.id] })).status).toBe(200);
  await untilEqual(() => other.read, [first!.id]);
  const again = await CenterClient.open(server, cookie);
  expect(again.list!.notices.map(({ id }) => id)).not.toContain(first!.id);
  expect(again.list!.notices).toHaveLength(late.list!.notices.length - 1);
  for (const client of [page, other, stranger, late, again]) client.close();
});

it('[F1] what was sent, when, to whom and how; what could not leave, with its words; nothing of a neighbour’s', async () => {
  const { rows, hasMailServer, email } = await report();
  expect(hasMailServer).toBe(false);
  expect(email).toBe(server.demo.administrator.email);
  const screens = rows.filter(({ channel }) => channel === 'screen');
  expect(screens.length).toBeGreaterThanOrEqual(7);
  for (const row of screens) expect(row).toMatchObject({ state: 'sent', to: 'Claire DELAUNAY', text: null });
  expect(screens.filter(({ readAt }) => readAt !== null)).toHaveLength(1);
  for (const row of rows.filter(({ channel }) => channel === 'mail')) {
    expect(row.state).toBe('unsent');
    expect(row.text).toContain(row.session!.number);
  }
  expect((await report(neighbour)).rows).toEqual([]);
});

describe('[F1] each person chooses', () => {
  it('and it is kept; until then everything, on screen and by mail', async () => {
    const { preference } = await report();
    expect(preference).toMatchObject({ channels: ['screen', 'mail'], starts: 'first', language: 'fr' });
    expect(preference.notices).toHaveLength(8);
    const chosen = { language: 'en', channels: ['screen'], starts: 'escalation', notices: ['limit', 'late'] };
    expect((await post('preference', chosen)).status).toBe(200);
    expect((await report()).preference).toEqual(chosen);
    expect((await report(neighbour)).preference.channels).toEqual(['screen', 'mail']);
  });

  it.each([
    [{ language: 'de', channels: [], starts: 'first', notices: [] }],
    [{ language: 'fr', channels: ['webhook'], starts: 'first', notices: [] }],
    [{ language: 'fr', channels: [], starts: 'first', notices: ['never'] }],
    [{}],
  ])('%j is refused', async (body) => {
    expect((await post('preference', body)).status).toBe(400);
  });
});

it('[F1][fault 41] nothing without signing in', async () => {
  expect((await get('/api/center/alerts', null)).status).toBe(401);
  for (const path of ['preference', 'webhook', 'calendar', 'read']) expect((await post(path, {}, '')).status).toBe(401);
});

it('[F1] a centre’s webhook: its secret is told once, its address is public or named, its administrators alone set it', async () => {
  const [center] = (await report()).centers;
  const set = (url: string | null, as = cookie) => post('webhook', { centerId: center!.id, url }, as);
  const kept: WebhookKept = await (await set('https://hooks.example.org/vigie')).json();
  expect(kept.secret).toMatch(/^[\w-]{43}$/);
  const now = await report();
  expect(now.centers).toMatchObject([{ webhook: 'https://hooks.example.org/vigie' }]);
  expect(JSON.stringify(now)).not.toContain(kept.secret);
  for (const url of ['http://hooks.example.org/', 'https://127.0.0.1/', 'https://[::1]/', 'nowhere']) {
    const refused = await set(url);
    expect([refused.status, (await refused.json()).code]).toEqual([400, 'webhook-not-allowed']);
  }
  expect((await set('http://hooks.college:8080/in')).status).toBe(200);
  expect((await set('https://hooks.example.org/', neighbour)).status).toBe(403);
  expect((await set(null)).status).toBe(200);
  expect((await report()).centers).toMatchObject([{ webhook: null }]);
});

it('[F1] a person’s calendar by a secret link, kept as a hash, until it is taken back', async () => {
  const ask = async (isWanted: boolean): Promise<CalendarKept> => (await post('calendar', { isWanted })).json();
  const { path } = await ask(true);
  const calendar = await get(path!, null);
  expect(calendar.headers.get('content-type')).toContain('text/calendar');
  const text = await calendar.text();
  expect(text).toContain(`SUMMARY:`);
  expect(text.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(1 + 7 * 2);
  expect(text).toContain('TRIGGER;RELATED=END:-PT240M');
  const candidates = server.demo.candidates.map(({ lastName }) => lastName).filter((name) => name.length > 4);
  for (const name of candidates) expect(text).not.toContain(name);
  const token = /calendar\/(.*)\.ics/.exec(path!)![1]!;
  const stored = await database.sql<{ hash: string }>(`select encode(token_hash, 'escape') as hash from calendar_link`);
  expect(JSON.stringify(stored)).not.toContain(token);
  const next = await ask(true);
  expect((await get(path!, null)).status).toBe(404);
  expect((await get(next.path!, null)).status).toBe(200);
  await ask(false);
  expect((await get(next.path!, null)).status).toBe(404);
  expect((await report()).hasCalendar).toBe(false);
});
