import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '../../apps/server/src/journal/migrations/0010-planning.js';
import { anotherCenter, CenterClient } from '../support/center-client.js';
import { PlanningClient, type Answered } from '../support/planning-client.js';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server, type SessionAccess } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

let database: Database;
let server: Server;
let planning: PlanningClient;
let center: CenterClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url, { BEAT_MS: '300', SWEEP_MS: '500' });
  planning = await PlanningClient.open(server);
  center = await CenterClient.open(server, planning.cookie);
});
afterAll(async () => {
  center?.close();
  await server?.stop();
  await database?.drop();
});

const eventsOf = async (sessionId: string) =>
  (
    await database.sql<{ type: string }>('select type from journal where session_id = $1 order by seq', [sessionId])
  ).map(({ type }) => type);
const demoId = async () =>
  (await database.sql<{ id: string }>('select id from session where number = $1', [server.demo.sessionNumber]))[0]!.id;
const sessionCount = async () =>
  (await database.sql<{ count: number }>('select count(*)::int from session where summary is not null'))[0]!.count;

describe('[B1] creating a session', () => {
  it('gives number, code and password once; an open list has it at once', async () => {
    const form = planning.form({ invigilators: ['Nadia Bernard', 'Paul Rousseau'] });
    const made = await planning.post('sessions', form);
    expect(made).toMatchObject({ status: 200, ok: true, sessionId: form.sessionId });
    expect(made.number).toMatch(/^\d{6}$/);
    expect(made.accessCode).toMatch(/^[A-Z]{4}\d\d$/);
    expect(made.password).toMatch(/^[A-Z0-9]{8}$/);
    await untilEqual(() => center.rows.get(made.number!)?.room, 'Salle 204');
    const row = center.rows.get(made.number!)!;
    expect(row).toMatchObject({ phase: 'prepared', invigilators: ['Nadia Bernard', 'Paul Rousseau'], needed: 1 });
    expect(row.plannedAt).toBe(Date.UTC(2027, 2, 12, 8, 0));
    const access = { ...server.demo, sessionNumber: made.number!, invigilatorPassword: made.password! };
    expect((await signIn(server, 'Nadia Bernard', access)).access).toMatchObject({ ok: true });

    const again = await planning.post('sessions', form);
    expect(again).toMatchObject({ status: 200, number: made.number, password: null });
    expect(await eventsOf(form.sessionId)).toEqual(
      ['SessionPrepared', 'InvigilatorTookOver', 'WelcomeOpened'].sort(by),
    );
    expect(await planning.post('sessions', { ...form, room: 'Autre' })).toMatchObject({
      status: 409,
      code: 'id-reused',
    });
  });

  it.each([
    ['no room', { room: ' ' }],
    ['a day that does not exist', { date: '2027-02-30' }],
    ['a time that does not exist', { time: '25:00' }],
    ['an unknown time zone', { timeZone: 'Europe/Nulle-Part' }],
    [
      'a duration of nothing',
      { rules: { durationMinutes: 0, clockPolicy: 'session', graceSeconds: 0, lateSeconds: 0 } },
    ],
    ['a room that is not the centre’s', { roomId: randomUUID() }],
  ] as const)('refuses %s, and makes nothing', async (_what, given) => {
    const before = await sessionCount();
    expect(await planning.create(given as object)).toMatchObject({ status: 400, code: 'invalid-message' });
    expect(await sessionCount()).toBe(before);
  });

  it('[T8] says that an hour is skipped, and asks which of two is meant', async () => {
    const spring = await planning.create({ date: '2027-03-28', time: '02:30' });
    expect(spring).toMatchObject({ status: 409, code: 'time-skipped' });
    const autumn = { date: '2027-10-31', time: '02:30' };
    expect(await planning.create(autumn)).toMatchObject({ status: 409, code: 'time-twice' });
    const second = await planning.create({ ...autumn, occurrence: 'second' });
    await until(() => center.rows.get(second.number!));
    expect(center.rows.get(second.number!)!.plannedAt).toBe(Date.UTC(2027, 9, 31, 1, 30));
    const settings = await planning.settings(second.sessionId!);
    expect(settings).toMatchObject({ ...autumn, occurrence: 'second' });
  });

  it('duplicates with the list of candidates, who are others and all there', async () => {
    const copy = await planning.create({ candidatesOf: await demoId() });
    const { counts, needed } = await rowOf(copy.number!, ({ counts: { enrolled } }) => enrolled > 0);
    expect(counts).toMatchObject({ enrolled: server.demo.candidates.length, joined: 0 });
    expect(needed).toBe(Math.ceil(server.demo.candidates.length / 20));
    const [shared] = await database.sql<{ count: number }>(
      'select count(*)::int from tile a join tile b using (candidate_id) where a.session_id < b.session_id',
    );
    expect(shared!.count).toBe(0);
    expect(await planning.create({ candidatesOf: randomUUID() })).toMatchObject({ status: 403 });
  });
});

const by = (a: string, b: string) => EVENTS.indexOf(a) - EVENTS.indexOf(b);
const EVENTS = ['SessionPrepared', 'WelcomeOpened', 'InvigilatorTookOver'];
type Row = CenterClient['rows'] extends Map<string, infer One> ? One : never;
async function rowOf(number: string, isReady: (row: Row) => boolean): Promise<Row> {
  await until(() => center.rows.has(number) && isReady(center.rows.get(number)!));
  return center.rows.get(number)!;
}
const accessOf = ({ number, password }: Partial<{ number: string; password: string | null }>): SessionAccess => ({
  ...server.demo,
  sessionNumber: number!,
  invigilatorPassword: password!,
});

/** The answer to the password that was shown for this session. */
const entering = async ({ number, password }: Answered): Promise<number> =>
  (await post(server, '/api/room/sign-in', { sessionNumber: number, password })).status;

describe('[B1] editing', () => {
  it('changes everything before the launch, on every open page; the same order twice is one', async () => {
    const made = await planning.create();
    const room = await RoomClient.open(server, (await signIn(server, 'Nadia Bernard', accessOf(made))).cookie);
    const id = randomUUID();
    const edit = {
      room: 'CDI',
      time: '10:30',
      description: '3e A',
      invigilators: ['Nadia Bernard', 'Karim Haddad'],
      rules: { durationMinutes: 60, clockPolicy: 'candidate', graceSeconds: 60, lateSeconds: 0 },
    } as const;
    const given = { ...edit, invigilators: [...edit.invigilators] };
    expect(await planning.edit(made.sessionId!, given, id)).toMatchObject({ status: 200, ok: true });
    await rowOf(made.number!, (row) => row.room === 'CDI' && row.invigilators.length === 2);
    // As the room's page does when names are old.
    await until(() => room.session!.rosterVersion > room.last!.session.rosterVersion);
    await room.sync.catchUp();
    expect(room.last!.details.room).toBe('CDI');
    expect(room.session!.durationMinutes).toBe(60);
    expect(await planning.settings(made.sessionId!)).toMatchObject({
      room: 'CDI',
      time: '10:30',
      description: '3e A',
      rules: edit.rules,
      invigilators: [
        { name: 'Nadia Bernard', hasActed: true },
        { name: 'Karim Haddad', hasActed: false },
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
    const events = await eventsOf(made.sessionId!);
    expect((await planning.edit(made.sessionId!, given, id)).status).toBe(200);
    expect((await planning.edit(made.sessionId!, given)).status).toBe(200);
    expect(await eventsOf(made.sessionId!)).toEqual(events);

    // B4: who acted stays on the list; who leaves it is on it again when named again.
    const alone = { ...given, invigilators: [] };
    expect((await planning.edit(made.sessionId!, alone)).status).toBe(200);
    await rowOf(made.number!, ({ invigilators }) => String(invigilators) === 'Nadia Bernard');
    await planning.edit(made.sessionId!, { ...given, invigilators: ['karim HADDAD'] });
    await rowOf(made.number!, ({ invigilators }) => invigilators.length === 2);
    room.close();
  });

  it('after the launch only the description and who watches', async () => {
    const made = await planning.create();
    const room = await RoomClient.open(server, (await signIn(server, 'Nadia Bernard', accessOf(made))).cookie);
    expect((await room.send({ type: 'LaunchSession', despiteNotReady: true })).ok).toBe(true);
    const { changeable } = await planning.settings(made.sessionId!);
    expect(changeable!.toSorted()).toEqual(['description', 'invigilators']);
    for (const late of [
      { room: 'CDI' },
      { date: '2027-03-13' },
      { rules: { ...planning.form().rules, graceSeconds: 0 } },
    ])
      expect(await planning.edit(made.sessionId!, late)).toMatchObject({
        status: 409,
        code: 'session-already-launched',
      });
    expect((await planning.edit(made.sessionId!, { description: 'Reportée' })).status).toBe(200);
    expect(await planning.settings(made.sessionId!)).toMatchObject({ room: 'Salle 204', description: 'Reportée' });
    room.close();
  });
});

describe('[B7] cancelling', () => {
  it('with a reason, while no test started; nothing nags, and an ended one too', async () => {
    const made = await planning.create();
    expect(await planning.cancel(made.sessionId!, ' ')).toMatchObject({ status: 400 });
    expect((await planning.cancel(made.sessionId!)).status).toBe(200);
    expect(await rowOf(made.number!, ({ phase }) => phase === 'cancelled')).toMatchObject({ finalisation: null });
    expect(await planning.settings(made.sessionId!)).toMatchObject({
      cancelledBecause: 'Panne de courant',
      changeable: [],
    });
    expect(await planning.cancel(made.sessionId!)).toMatchObject({ status: 409, code: 'session-cancelled' });
    const [leaked] = await database.sql<{ count: number }>(
      `select count(*)::int from journal where data::text like '%courant%'`,
    );
    expect(leaked!.count).toBe(0);
  });
});

describe('[B1] deleting', () => {
  it('takes it from every list, shuts its doors, and leaves its journal', async () => {
    const made = await planning.create();
    await rowOf(made.number!, () => true);
    const lists = center.pulses.length;
    expect((await planning.delete(made.sessionId!)).status).toBe(200);
    await until(() => !center.rows.has(made.number!));
    await until(() => center.pulses.length > lists + 1);
    expect(center.rows.has(made.number!)).toBe(false);
    expect(await planning.settings(made.sessionId!)).toMatchObject({ status: 403 });
    expect(await planning.delete(made.sessionId!)).toMatchObject({ status: 403 });
    expect(await eventsOf(made.sessionId!)).toEqual(['SessionPrepared', 'SessionDeleted']);
    expect(await entering(made)).toBe(401);
  });

  it('or somebody joins: never both, whoever is first', async () => {
    const source = await demoId();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async (_one, n) => {
        const made = await planning.create({ candidatesOf: source });
        const person = server.demo.candidates[n]!;
        const access = { ...server, demo: { ...server.demo, sessionNumber: made.number! } };
        const join = () =>
          SeatClient.join(access, person).then(
            ({ seat }) => seat,
            () => null,
          );
        const both =
          n % 2 === 0 ? [join(), planning.delete(made.sessionId!)] : [planning.delete(made.sessionId!), join()];
        const [first, second] = await Promise.all(both);
        const [seat, deleted] = (n % 2 === 0 ? [first, second] : [second, first]) as [
          SeatClient | null,
          { status: number },
        ];
        const hasJoined = (await eventsOf(made.sessionId!)).includes('CandidateJoined');
        seat?.close();
        return {
          hasJoined,
          isDeleted: (await eventsOf(made.sessionId!)).includes('SessionDeleted'),
          status: deleted.status,
        };
      }),
    );
    for (const { hasJoined, isDeleted, status } of outcomes) {
      expect(hasJoined && isDeleted).toBe(false);
      expect(hasJoined || isDeleted).toBe(true);
      expect(status).toBe(isDeleted ? 200 : 409);
    }
  });
});

describe('[R0] another password', () => {
  it('closes what was opened with the former within 5 s, and lets nobody in with it', async () => {
    const made = await planning.create();
    const { cookie } = await signIn(server, 'Nadia Bernard', accessOf(made));
    const room = await RoomClient.open(server, cookie);
    const set = await planning.setPassword(made.sessionId!);
    expect(set).toMatchObject({ status: 200, number: made.number });
    await until(() => !room.socket.connected, 5_000);
    expect((await fetch(`${server.url}/api/room/me`, { headers: { cookie } })).status).toBe(401);
    expect(await entering(made)).toBe(401);
    const { password } = set as { password?: string };
    expect((await signIn(server, 'Nadia Bernard', accessOf({ ...made, password: password! }))).access.ok).toBe(true);
  });
});

describe('rooms', () => {
  const aRoom = (given: object = {}) => ({
    roomId: randomUUID(),
    centerId: planning.centerId,
    name: 'Salle informatique',
    seats: ['1', '2', '3'],
    sharesStorage: true,
    note: '',
    ...given,
  });

  it('[R11] are kept and used; the room’s page says that storage is shared; deleted, a session keeps the name', async () => {
    const room = aRoom();
    expect((await planning.post('rooms', room)).centers![0]!.rooms).toContainEqual(
      expect.objectContaining({ name: room.name, sessions: 0 }),
    );
    expect(await planning.post('rooms', aRoom({ name: 'SALLE informatique' }))).toMatchObject({
      status: 409,
      code: 'room-name-taken',
    });
    const made = await planning.create({ room: room.name, roomId: room.roomId });
    const client = await RoomClient.open(server, (await signIn(server, 'Nadia Bernard', accessOf(made))).cookie);
    expect(client.last!.details.sharesStorage).toBe(true);
    client.close();
    const left = await planning.post(`rooms/${room.roomId}/delete`, { id: randomUUID() });
    expect(left.centers![0]!.rooms.map(({ name }) => name)).toEqual(['CDI', 'Salle 12', 'Salle 7']);
    expect(await planning.settings(made.sessionId!)).toMatchObject({ room: room.name, roomId: null });
  });

  it('[fault 41] are the centre’s own, as its sessions are', async () => {
    const room = aRoom({ name: 'Salle 9' });
    await planning.post('rooms', room);
    const made = await planning.create();
    const neighbour = await PlanningClient.open(server, await anotherCenter(database.sql));
    expect((await neighbour.get('places')).centers).toMatchObject([{ name: 'Lycée voisin', rooms: [] }]);
    for (const refused of [
      neighbour.post('rooms', { ...room, centerId: neighbour.centerId }),
      neighbour.post('rooms', room),
      neighbour.post(`rooms/${room.roomId}/delete`, { id: randomUUID() }),
      neighbour.create({ centerId: planning.centerId }),
      neighbour.create({ sessionId: made.sessionId! }),
      neighbour.settings(made.sessionId!),
      neighbour.edit(made.sessionId!, { room: 'Chez nous' }),
      neighbour.cancel(made.sessionId!),
      neighbour.delete(made.sessionId!),
      neighbour.setPassword(made.sessionId!),
    ])
      expect(await refused).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await fetch(`${server.url}/api/center/places`)).status).toBe(401);
    expect(await planning.settings(made.sessionId!)).toMatchObject({ room: 'Salle 204', phase: 'prepared' });
  });
});

it('the migration says of older sessions what the committer says', async () => {
  const summaries = () => database.sql(`select id, summary from session where summary is not null order by id`);
  const written = await summaries();
  await database.sql(`update session set summary = summary - 'calls' where summary is not null`);
  await database.sql(CALLS);
  expect(await summaries()).toEqual(written);
});
