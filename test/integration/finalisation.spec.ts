import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherCenter, CenterClient, signInToCenter } from '../support/center-client.js';
import { FinalisationClient, type FinalisationReply } from '../support/finalisation-client.js';
import { aPastDay, type Fate, type PastDay } from '../support/past-days.js';
import { readPdf } from '../support/pdf.js';
import { ProjectionClient, shareProjection } from '../support/projection-client.js';
import { expectSentence } from '../support/refused.js';
import { post, RoomClient, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

let database: Database;
let server: Server;
let cookie: string;
let number = 700;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  cookie = await signInToCenter(server);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

async function aDay(...fates: Fate[]): Promise<{ day: PastDay; client: FinalisationClient; ids: string[] }> {
  const day = await aPastDay(database, String(number++), fates);
  const client = new FinalisationClient(server, cookie, day.sessionId);
  return { day, client, ids: day.people.map(({ id }) => id) };
}
const access = ({ number: sessionNumber }: PastDay) => ({ ...server.demo, sessionNumber });

function expectRefused(reply: FinalisationReply, status: number, code: string, ...texts: RegExp[]): void {
  expect(reply).toMatchObject({ ok: false, status, code });
  if (reply.ok) return;
  expectSentence(reply);
  for (const text of texts) expect(reply.text).toMatch(text);
}
const reasonsOf = (reply: FinalisationReply) =>
  reply.ok ? [] : reply.reasons.map(({ code, candidateId }) => [code, candidateId]);

describe('[F2] the finalisation is prefilled from the day', () => {
  it('says of each how the day went, what stands against it, and what to confirm', async () => {
    const { client, ids, day } = await aDay('seen', 'through', 'stopped', 'absent');
    const read = await client.readRight();
    expect(read).toMatchObject({ phase: 'ended', number: day.number, comment: null, finalised: null });
    expect(read.until! - read.since!).toBe(48 * 3_600_000);
    expect(read.candidates.map(({ lastName, situation }) => [lastName, situation])).toEqual([
      ['Martin1', 'witnessed'],
      ['Martin2', 'endScreen'],
      ['Martin3', 'endedByInvigilator'],
      ['Martin4', 'absent'],
    ]);
    expect(read.candidates[0]).toMatchObject({ box: { fromPaper: false }, abort: null, firstName: 'Zoé' });
    expect(read.candidates[0]!.endedAt).toBeGreaterThanOrEqual(read.candidates[0]!.startedAt!);
    expect(read.blockers).toEqual([{ why: 'abort-reason-missing', candidateId: ids[2] }]);
    expect(read.unticked).toEqual([ids[1]]);
  });

  it('[fault 41] for an administrator of the centre, and nobody else', async () => {
    const { day } = await aDay('seen');
    const read = async (as: string) => new FinalisationClient(server, as, day.sessionId).read();
    expectRefused(await read(''), 401, 'sign-in-required');
    expectRefused(await read((await signIn(server, undefined, access(day))).cookie), 401, 'sign-in-required');
    const neighbour = await signInToCenter(server, await anotherCenter(database.sql));
    expectRefused(await read(neighbour), 403, 'not-allowed');
    const theirs = new FinalisationClient(server, neighbour, day.sessionId);
    expectRefused(await theirs.finalise(1), 403, 'not-allowed');
    expectRefused(await theirs.enter({ type: 'DismissAlert', candidateId: day.people[0]!.id }), 403, 'not-allowed');
  });
});

describe('[F2] it is refused, with the reason in words and the candidate named', () => {
  it('before the end of the session', async () => {
    const { client } = await aDay('running');
    expectRefused(await client.finalise(0), 409, 'session-not-ended');
  });

  it('[B7] when no test started', async () => {
    const waiting = (
      await database.sql<{ id: string }>(`select id from session where number = $1`, [server.demo.sessionNumber])
    )[0]!;
    const client = new FinalisationClient(server, cookie, waiting.id);
    expectRefused(await client.finalise(0), 409, 'no-test-started', /s’annule/);
  });

  it('with all the reasons at once, each with its name and its place on the page', async () => {
    const { client, ids, day } = await aDay('seen', 'calling', 'stopped', 'gaveUpAtTheEnd', 'welcomed');
    const { version } = await client.readRight();
    const refused = await client.finalise(version);
    expectRefused(
      refused,
      409,
      'finalisation-blocked',
      /4 point/,
      /Karim Martin2\s: un signalement est encore ouvert/,
      /Inès Martin3\s: le test n’est pas terminé/,
      /Hugo Martin4\s: le test est terminé, et porte un motif/,
      /Lina Martin5\s: accueilli, mais le test n’a pas commencé/,
    );
    expect(reasonsOf(refused)).toEqual([
      ['alert-still-open', ids[1]],
      ['abort-reason-missing', ids[2]],
      ['abort-reason-misplaced', ids[3]],
      ['not-started-reason-missing', ids[4]],
    ]);
    if (!refused.ok)
      expect(refused.reasons[0]!.link).toBe(`/espace/centre/seances/${day.sessionId}/finalisation#candidat-${ids[1]}`);
    const journal = await database.sql(`select 1 from journal where session_id = $1 and type = 'SessionFinalised'`, [
      day.sessionId,
    ]);
    expect(journal).toEqual([]);
  });

  it('in the reader’s language', async () => {
    const { day } = await aDay('stopped');
    const answer = await post(
      server,
      `/api/center/sessions/${day.sessionId}/finalisation`,
      { id: '0199a000-0000-4000-8000-000000000001', version: 0, confirmed: [] },
      { cookie, 'accept-language': 'en' },
    );
    expect(((await answer.json()) as { text: string }).text).toContain(
      'Zoé Martin1: the test is not finished. Say why.',
    );
  });

  it('when an end screen is not ticked and nobody confirmed it', async () => {
    const { client, ids } = await aDay('seen', 'through');
    const { version } = await client.readRight();
    const refused = await client.finalise(version);
    expectRefused(refused, 409, 'boxes-unticked', /Karim Martin2\s: test terminé, écran de fin non coché/);
    expect(await client.finalise(version, [ids[1]!])).toMatchObject({ ok: true, phase: 'finalised' });
  });

  it('when the room changed it meanwhile, naming who changed; other changes do not matter', async () => {
    const { client, ids, day } = await aDay('seen', 'through');
    const read = await client.readRight();
    const { cookie: ofRoom } = await signIn(server, undefined, access(day));
    const room = await RoomClient.open(server, ofRoom);
    await room.send({ type: 'WitnessEndScreen', candidateId: ids[1] as never });
    const refused = await client.finalise(read.version, [ids[1]!]);
    expectRefused(refused, 409, 'finalisation-changed', /Karim Martin2\s: modifié/);
    const again = await client.readRight();
    await signIn(server, 'Paul AUTRE', access(day));
    expect(await client.finalise(again.version)).toMatchObject({ ok: true });
    room.close();
  });

  it('when it is finalised already; the same order twice is one', async () => {
    const { client } = await aDay('seen');
    const { version } = await client.readRight();
    const id = '0199a000-0000-4000-8000-00000000000a';
    expect(await client.finalise(version, [], id)).toMatchObject({ ok: true, finalised: { fromPaper: true } });
    expect(await client.finalise(version, [], id)).toMatchObject({ ok: true });
    expectRefused(await client.finalise(version), 409, 'already-finalised');
    expectRefused(
      await client.enter({ type: 'NoteFinalisation', comment: null, hasIncident: true, hasJoiningProblem: false }),
      409,
      'session-closed',
    );
  });

  it('what is not understood', async () => {
    const { client } = await aDay('seen');
    expectRefused(await client.enter({ type: 'GrantTime' } as never), 400, 'invalid-message');
    expectRefused(await client.finalise('1' as never), 400, 'invalid-message');
  });
});

describe('[F2] what stands on paper is entered, under the administrator’s name', () => {
  it('each thing settles its line, and says by whom', async () => {
    const { client, ids } = await aDay('seen', 'calling', 'stopped', 'gaveUpAtTheEnd', 'welcomed', 'through', 'absent');
    const [, calling, stopped, done, welcomed, through, absent] = ids as never[];
    for (const order of [
      { type: 'ValidateAlert', candidateId: calling!, category: 'E1' },
      { type: 'GiveAbortReasons', candidateIds: [stopped!, welcomed!], reason: 'technicalProblem' },
      { type: 'GiveAbortReasons', candidateIds: [done!], reason: null },
      { type: 'WitnessEndScreens', candidateIds: [through!] },
      { type: 'CorrectPresence', candidateId: absent!, isPresent: true },
      { type: 'GiveAbortReasons', candidateIds: [absent!], reason: 'lackOfTime' },
      { type: 'ReportIssue', candidateId: stopped!, category: 'C7', number: null, description: 'Souris en panne.' },
      { type: 'NoteFinalisation', comment: 'Salle bruyante.', hasIncident: true, hasJoiningProblem: false },
    ] as Parameters<typeof client.enter>[0][])
      expect(await client.enter(order), order.type).toMatchObject({ ok: true, status: 200 });
    const read = await client.readRight();
    const by = { by: 'Claire DELAUNAY', fromPaper: true };
    const of = (id: unknown) => read.candidates.find(({ candidateId }) => candidateId === id)!;
    expect(read).toMatchObject({
      blockers: [],
      unticked: [],
      comment: 'Salle bruyante.',
      hasIncident: true,
      noted: by,
    });
    expect(of(through)).toMatchObject({ box: by, situation: 'witnessed' });
    expect(of(stopped)).toMatchObject({ abort: { ...by, reason: 'technicalProblem' } });
    expect(of(stopped).reports[0]!.versions[0]).toMatchObject({
      description: 'Souris en panne.',
      by: { name: 'Claire DELAUNAY', fromPaper: true },
    });
    expect(of(absent)).toMatchObject({ presence: { ...by, isPresent: true }, situation: 'notStarted' });
    expect(await client.finalise(read.version)).toMatchObject({ ok: true, phase: 'finalised', finalised: by });
  });

  it('not while the room runs, and nothing that is not so', async () => {
    const { client, ids } = await aDay('running');
    expectRefused(await client.enter({ type: 'DismissAlert', candidateId: ids[0] as never }), 409, 'session-not-ended');
    const ended = await aDay('seen', 'absent');
    const [seen, absent] = ended.ids as never[];
    const enter = (order: Parameters<typeof client.enter>[0]) => ended.client.enter(order);
    expectRefused(
      await enter({ type: 'GiveAbortReasons', candidateIds: [seen!], reason: 'lackOfTime' }),
      409,
      'test-finished',
    );
    expectRefused(
      await enter({ type: 'GiveAbortReasons', candidateIds: [absent!], reason: 'lackOfTime' }),
      409,
      'candidate-absent',
    );
    expectRefused(
      await enter({ type: 'CorrectPresence', candidateId: seen!, isPresent: false }),
      409,
      'already-started',
    );
    expectRefused(await enter({ type: 'DismissAlert', candidateId: seen! }), 409, 'no-alert');
  });

  it('[F3] no free text and no name stands in the journal', async () => {
    const { client, ids, day } = await aDay('seen');
    await client.enter({
      type: 'NoteFinalisation',
      comment: 'Secret de Zoé',
      hasIncident: false,
      hasJoiningProblem: true,
    });
    await client.enter({
      type: 'ReportIssue',
      candidateId: ids[0] as never,
      category: 'C8',
      number: null,
      description: 'Secret du candidat',
    });
    const journal = JSON.stringify(await database.sql('select * from journal where session_id = $1', [day.sessionId]));
    expect(journal).not.toMatch(/Secret|Martin1|DELAUNAY/);
    expect(server.output()).not.toMatch(/Secret|Martin1/);
  });
});

describe('[F2] an administrator’s open page', () => {
  it('is told of what the room changes, and no other centre is', async () => {
    const { client, ids, day } = await aDay('seen', 'through');
    const { version } = await client.readRight();
    const screen = new CenterClient(server, cookie);
    const other = new CenterClient(server, await signInToCenter(server, await anotherCenter(database.sql)));
    await until(() => screen.list && other.list);
    await client.enter({
      type: 'ReportIssue',
      candidateId: ids[0] as never,
      category: 'C7',
      number: null,
      description: 'Souris.',
    });
    await until(() => screen.pushed.some(({ number: of }) => of === day.number));
    const told = screen.pushed.findLast(({ number: of }) => of === day.number)!;
    expect(told.finalisation).toMatchObject({ version: version + 1, blockers: [], unticked: [ids[1]] });
    expect(other.pushed).toEqual([]);
    screen.socket.disconnect();
    other.socket.disconnect();
  });
});

describe('[F2] once finalised, the room is closed', () => {
  it('its invigilators are told why within 5 s, their grants are revoked, and nobody signs in again', async () => {
    const { client, day, ids } = await aDay('seen');
    const { cookie: ofRoom } = await signIn(server, undefined, access(day));
    const room = await RoomClient.open(server, ofRoom);
    let goodbye: { code: string; text: string } | null = null;
    room.socket.on('goodbye', (said) => (goodbye = said));
    const { version } = await client.readRight();
    const at = performance.now();
    expect(await client.finalise(version)).toMatchObject({ ok: true });
    await until(() => goodbye && room.socket.disconnected);
    expect(performance.now() - at).toBeLessThan(5_000);
    expect(goodbye).toMatchObject({ code: 'session-closed', text: 'La session est finalisée.' });
    expect(room.session?.phase).toBe('finalised');
    expect(room.tiles.get(ids[0]!)?.situation).toBe('witnessed');
    const me = await fetch(`${server.url}/api/room/me`, { headers: { cookie: ofRoom } });
    expect(me.status).toBe(401);
    const again = await post(server, '/api/room/sign-in', {
      sessionNumber: day.number,
      password: server.demo.invigilatorPassword,
    });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ code: 'session-closed' });
    const open = await database.sql(
      `select 1 from "grant" where session_id = $1 and kind in ('invigilator', 'projector') and revoked_at is null`,
      [day.sessionId],
    );
    expect(open).toEqual([]);
  });

  it('[F1] what was to remind of it is cancelled; another session’s stays', async () => {
    const [one, other] = [await aDay('seen'), await aDay('seen')];
    const plan = (id: string) =>
      database.sql(
        `insert into reminder (id, kind, cause_id, center_id, recipient_id, due_at, next_try_at, data)
         select gen_random_uuid(), 'finalisation', s.id, s.center_id, u.id, now() + interval '1 day',
           now() + interval '1 day', '{}' from session s, (select id from app_user limit 1) u where s.id = $1`,
        [id],
      );
    await plan(one.day.sessionId);
    await plan(other.day.sessionId);
    const stateOf = async (id: string) => {
      const rows = await database.sql<{ state: string }>('select state from reminder where cause_id = $1', [id]);
      return rows.map(({ state }) => state);
    };
    const { version } = await one.client.readRight();
    expect(await one.client.finalise(version)).toMatchObject({ ok: true });
    await untilEqual(() => stateOf(one.day.sessionId), ['cancelled']);
    expect(await stateOf(other.day.sessionId)).toEqual(['planned']);
  });

  it('a projector’s link made before goes too', async () => {
    const { client, day } = await aDay('running');
    const { cookie: ofRoom } = await signIn(server, undefined, access(day));
    const token = await shareProjection(server, ofRoom);
    const wall = await ProjectionClient.open(server, token);
    const room = await RoomClient.open(server, ofRoom);
    const candidateId = day.people[0]!.id;
    await room.send({ type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' });
    await room.send({ type: 'CloseSession' });
    await until(() => wall.socket.disconnected);
    const { version } = await client.readRight();
    expect(await client.finalise(version)).toMatchObject({ ok: true });
    const [grant] = await database.sql<{ revoked: boolean }>(
      `select revoked_at is not null as revoked from "grant" where session_id = $1 and kind = 'projector'`,
      [day.sessionId],
    );
    expect(grant).toEqual({ revoked: true });
  });
});

describe('[B6] the documents after', () => {
  const print = async (day: PastDay, kind: string, query = '') => {
    const path = `/api/center/sessions/${day.sessionId}/documents/${kind}.pdf${query}`;
    return fetch(server.url + path, { headers: { cookie } });
  };
  const textOf = async (answer: Response) =>
    (await readPdf(new Uint8Array(await answer.arrayBuffer()))).pages.join(' ');

  it('say what was entered from paper, and by whom; each fraud report is printed', async () => {
    const { client, ids, day } = await aDay('through', 'stopped', 'absent');
    const [through, stopped, absent] = ids as never[];
    await client.enter({ type: 'WitnessEndScreens', candidateIds: [through!] });
    await client.enter({ type: 'GiveAbortReasons', candidateIds: [stopped!], reason: 'technicalProblem' });
    await client.enter({ type: 'CorrectPresence', candidateId: absent!, isPresent: true });
    await client.enter({ type: 'GiveAbortReasons', candidateIds: [absent!], reason: 'technicalProblem' });
    await client.enter({
      type: 'NoteFinalisation',
      comment: 'Salle bruyante.',
      hasIncident: true,
      hasJoiningProblem: false,
    });
    const fraud = { facts: 'Un téléphone sous la table.', witnesses: 'Paul AUTRE' };
    await client.enter({ type: 'ReportIssue', candidateId: stopped!, category: 'C6', number: null, fraud });
    const { version } = await client.readRight();
    expect(await client.finalise(version)).toMatchObject({ ok: true });
    const sheet = await textOf(await print(day, 'attendance-sheet-filled'));
    expect(sheet).toMatch(/reporté par\s+Claire DELAUNAY/);
    expect(sheet).toMatch(/Présent\s+reporté par/);
    const report = await textOf(await print(day, 'incident-report-filled'));
    expect(report).toContain('Salle bruyante.');
    expect(report).toContain('Un incident a marqué la session.');
    expect(report).toMatch(/problème technique/);
    expect(report).toContain(`${day.number}-F1`);
    const own = await print(day, 'fraud-report-filled', '?reference=1');
    expect(own.headers.get('content-disposition')).toContain(`-session-${day.number}-F1.pdf`);
    expect(await textOf(own)).toMatch(/Un téléphone sous la table/);
    const none = await print(day, 'fraud-report-filled', '?reference=2');
    expect(none.status).toBe(404);
    expect(await none.json()).toMatchObject({ code: 'no-report' });
  });
});
