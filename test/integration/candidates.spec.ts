import type { CandidateList, CertifiabilityReport, EnrolledCandidate } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherCenter, signInToCenter } from '../support/center-client.js';
import { EnrolmentClient } from '../support/enrolment-client.js';
import { readPdf } from '../support/pdf.js';
import { expectSentence } from '../support/refused.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { join, SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until } from '../support/until.js';

let database: Database;
let server: Server;
let client: EnrolmentClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  client = await EnrolmentClient.open(server, database.sql);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

interface Reply {
  status: number;
  ok: boolean;
  code?: string;
  applied?: boolean;
  errors?: { column: string | null; code: string; text: string }[];
}
async function ask<Body = Reply>(path: string, body?: object, cookie = client.cookie): Promise<Body & Reply> {
  const post = { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}${client.path}/${path}`, body ? post : { headers: { cookie } });
  return { ...((await answer.json()) as Body & Reply), status: answer.status };
}
const listed = async () => (await ask<CandidateList>('candidates')).candidates;
const aRoom = async () => RoomClient.open(server, (await signIn(server)).cookie);
const find = async (lastName: string): Promise<EnrolledCandidate> =>
  (await listed()).find((one) => one.lastName === lastName)!;

/** Somebody new, who has not joined. */
async function enrolled(lastName: string, more: object = {}): Promise<EnrolledCandidate> {
  const details = { lastName, firstName: 'Alix', birthDate: '14/03/2012' };
  const reply = await client.add({ candidateId: randomUUID(), ...details, ...more });
  expect(reply).toMatchObject({ status: 200, applied: true });
  return find(lastName);
}

async function profiles(file: string, door: 'preview' | 'apply'): Promise<CertifiabilityReport & Reply> {
  const answer = await fetch(`${server.url}${client.path}/certifiability/${door}`, {
    method: 'POST',
    headers: { cookie: client.cookie, 'content-type': 'text/csv' },
    body: file,
  });
  return { ...((await answer.json()) as CertifiabilityReport & Reply), status: answer.status };
}

describe('the list', () => {
  it('[B2] says who is enrolled, on what terms, and who has joined', async () => {
    await enrolled('TERMES', { extraTime: '33 %', className: '3e B', email: 'a@ecole.example', certifiable: 'oui' });
    const one = await find('TERMES');
    expect(one).toMatchObject({
      birthDate: '2012-03-14',
      className: '3e B',
      email: 'a@ecole.example',
      extraTime: { kind: 'percent', value: 33 },
      situation: 'expected',
      hasJoined: false,
      correction: null,
      certifiability: { verdict: 'certifiable', source: 'list', collection: 'unknown', competences: 'unknown' },
    });
  });

  it('[fault 41] is for the administrators of the centre alone', async () => {
    const elsewhere = await signInToCenter(server, await anotherCenter(database.sql));
    const { candidateId } = await enrolled('GARDÉ');
    const doors = ['revise', 'remove', 'correct', 'profile', 'allow'].map((one) => `candidates/${candidateId}/${one}`);
    for (const [path, body] of [['candidates', undefined], ...doors.map((one) => [one, {}] as const)] as const) {
      expect(await ask(path, body, elsewhere), path).toMatchObject({ status: 403, code: 'not-allowed' });
      expect(await ask(path, body, 'vigie_center=nobody'), path).toMatchObject({
        status: 401,
        code: 'sign-in-required',
      });
    }
    expect(await find('GARDÉ')).toMatchObject({ candidateId });
  });
});

describe('[B2] before a candidate joins', () => {
  it('details and extra time are put right; the room has the new name and the old details open nothing', async () => {
    const room = await aRoom();
    const { candidateId } = await enrolled('AVANT');
    const revised = { lastName: 'APRÈS', firstName: 'Alix', birthDate: '15/03/2012', extraTime: '20 min' };
    const path = `candidates/${candidateId}/revise`;
    expect(await ask(path, revised)).toMatchObject({ status: 200, applied: true, errors: [] });
    expect(await find('APRÈS')).toMatchObject({ birthDate: '2012-03-15', extraTime: { kind: 'minutes', value: 20 } });
    await until(() => room.tiles.get(candidateId)?.extraMinutes === 20);
    const before = await replay(database.sql, client.sessionId);
    expect(await ask(path, revised)).toMatchObject({ applied: true });
    expect(await replay(database.sql, client.sessionId)).toEqual(before);
    const again = { lastName: 'AVANT', firstName: 'Alix', birthDate: '2012-03-14' };
    expect((await join(server, again)).status).toBe(404);
    room.close();
  });

  it('a wrong cell is named by its column, a namesake and somebody else’s local id are refused', async () => {
    await enrolled('PRÉSENT', { localId: 'L77' });
    const { candidateId } = await enrolled('FAUTIF');
    const path = `candidates/${candidateId}/revise`;
    const details = { lastName: 'FAUTIF', firstName: 'Alix', birthDate: '31/02/2012' };
    const wrong = await ask(path, { ...details, extraTime: '33' });
    expect(wrong).toMatchObject({ status: 200, applied: false });
    expect(wrong.errors!.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'birthDate birth-date-not-a-day',
      'extraTime extra-time',
    ]);
    const namesake = await ask(path, { lastName: 'present', firstName: 'ALIX', birthDate: '14/03/2012' });
    expect(namesake).toMatchObject({ status: 409, code: 'already-enrolled' });
    expectSentence(namesake as never);
    const twice = await ask(path, { ...details, birthDate: '14/03/2012', localId: 'L77' });
    expect(twice.errors).toMatchObject([{ column: 'localId', code: 'local-id-other-name' }]);
    expect(await find('FAUTIF')).toMatchObject({ localId: null, birthDate: '2012-03-14' });
    expect(await ask(path, { lastName: 'X' })).toMatchObject({ status: 400, code: 'invalid-message' });
  });

  it('is taken off the list, off the grid of an open room, and back on the list as somebody new', async () => {
    const room = await aRoom();
    const { candidateId } = await enrolled('PARTI');
    await until(() => room.tiles.has(candidateId));
    expect(await ask(`candidates/${candidateId}/remove`, {})).toMatchObject({ status: 200, applied: true });
    await until(() => room.frames.some(({ entries }) => entries.some((one) => one.type === 'CandidateRemoved')));
    const [left] = await database.sql<{ count: number }>(
      'select count(*)::int as count from tile where candidate_id = $1',
      [candidateId],
    );
    expect(left!.count).toBe(0);
    expect(await find('PARTI')).toBeUndefined();
    expect(await ask(`candidates/${candidateId}/remove`, {})).toMatchObject({ status: 409, code: 'unknown-candidate' });
    await enrolled('PARTI');
    room.close();
  });
});

describe('[R1] after joining', () => {
  it('the enrolment stands, but for the correction that the invigilator accepted', async () => {
    const room = await aRoom();
    const { candidateId } = await enrolled('DUPONT');
    const id = candidateId as never;
    await room.send({
      type: 'NoteCorrection',
      candidateId: id,
      lastName: 'DUPOND',
      firstName: 'Alix',
      birthDate: '2012-03-14' as never,
    });
    const noted = (await find('DUPONT')).correction!;
    expect(noted).toMatchObject({ lastName: 'DUPOND', isAccepted: false, by: server.demo.invigilators[0] });
    const correct = `candidates/${candidateId}/correct`;
    const { correctionId } = noted;
    expect(await ask(correct, { correctionId })).toMatchObject({ status: 409, code: 'correction-not-accepted' });
    await room.send({ type: 'AcceptCorrection', candidateId: id });
    const details = { lastName: 'DUPONT', firstName: 'Alix', birthDate: '2012-03-14' };
    const { seat } = await SeatClient.join(server, details);
    await until(() => seat.view);
    for (const [door, body] of [
      ['remove', {}],
      ['revise', details],
    ] as const)
      expect(await ask(`candidates/${candidateId}/${door}`, body)).toMatchObject({
        status: 409,
        code: 'already-joined',
      });
    const other = await ask(correct, { correctionId: randomUUID() });
    expect(other).toMatchObject({ status: 409, code: 'no-correction' });
    expect(await ask(correct, { correctionId })).toMatchObject({ status: 200, applied: true });
    expect(await find('DUPOND')).toMatchObject({ candidateId, hasJoined: true, correction: null });
    const another = await aRoom();
    expect(another.last!.roster![candidateId]!.lastName).toBe('DUPOND');
    another.close();
    expect((await replay(database.sql, client.sessionId)).candidates.get(id)!.correction).toBeNull();
    seat.socket.disconnect();
    room.close();
  });

  it('the incident report tells the names that the list had, and those that it has now', async () => {
    const path = `${client.path}/documents/incident-report-filled.pdf`;
    const pdf = await fetch(`${server.url}${path}`, { headers: { cookie: client.cookie } });
    expect(pdf.status).toBe(200);
    const text = (await readPdf(new Uint8Array(await pdf.arrayBuffer()))).pages.join(' ');
    expect(text).toMatch(/DUPONT[\s\S]*DUPOND/);
  });

  it('what the journal holds of it are ids', async () => {
    const rows = await database.sql<{ data: string }>('select data::text as data from journal', []);
    for (const { data } of rows) expect(data).not.toMatch(/DUPON|APRÈS|Alix/);
  });
});

describe('[B3] certifiability', () => {
  it('by hand: both conditions apart, the reason, who noted it and where from', async () => {
    const { candidateId } = await enrolled('MANUEL');
    const path = `candidates/${candidateId}/profile`;
    const four = { isSent: null, sentOn: '15/01/2026', reached: 4, why: 'Vu dans Pix Orga' };
    expect(await ask(path, four)).toMatchObject({ status: 200, applied: true });
    expect((await find('MANUEL')).certifiability).toMatchObject({
      verdict: 'notCertifiable',
      collection: 'met',
      competences: 'notMet',
      reached: 4,
      reasons: ['competences-too-few'],
      sentOn: '2026-01-15',
      source: 'hand',
      why: 'Vu dans Pix Orga',
    });
    expect(await ask(path, { ...four, reached: 17 })).toMatchObject({ status: 400, code: 'invalid-message' });
    expect(await ask(path, { ...four, why: ' ' })).toMatchObject({ status: 400, code: 'invalid-message' });
    expect((await ask(path, { ...four, sentOn: '31/02/2026' })).errors).toMatchObject([{ code: 'date-not-valid' }]);
    expect((await ask(path, { ...four, sentOn: '01/01/2099' })).errors).toMatchObject([{ code: 'date-in-future' }]);
    const allow = await ask(`candidates/${candidateId}/allow`, { why: 'Décision de la principale' });
    expect(allow).toMatchObject({ status: 200 });
    const { allowed, certifiability } = await find('MANUEL');
    expect(allowed).toMatchObject({ why: 'Décision de la principale', by: certifiability.by });
    expect(allowed!.by).toBeTruthy();
  });

  it('who enrols somebody not certifiable says so, and why', async () => {
    const one = { candidateId: randomUUID(), lastName: 'QUAND MÊME', firstName: 'Alix', birthDate: '14/03/2012' };
    const body = { ...one, certifiable: 'non' };
    expect(await client.add(body)).toMatchObject({ status: 409, code: 'not-certifiable' });
    await client.add({ ...body, despiteNotCertifiable: true, why: 'Redoublant' });
    expect((await find('QUAND MÊME')).allowed).toMatchObject({ why: 'Redoublant' });
  });

  it('from a file: previewed, then applied, then the same changes nothing', async () => {
    await enrolled('FICHIER', { localId: 'F1' });
    await enrolled('FICHIER-DEUX', { localId: 'F2' });
    const file = [
      "Nom du Participant;Prénom du Participant;Identifiant externe;Envoi (O/N);Date de l'envoi;Nombre de compétences certifiables",
      'FICHIER;Alix;F1;Oui;2026-01-15;5',
      'Fichier deux;Alix;;Non;NA;NA',
      'PERSONNE;Alix;;Oui;2026-01-15;9',
    ].join('\n');
    const preview = await profiles(file, 'preview');
    expect(preview).toMatchObject({
      status: 200,
      applied: false,
      counts: { errors: 0, changed: 2, same: 0, unmatched: 1 },
    });
    expect(preview.warnings).toMatchObject([{ line: 4, code: 'matched-nobody' }]);
    expect((await find('FICHIER')).certifiability.verdict).toBe('unknown');
    expect(await profiles(file, 'apply')).toMatchObject({ applied: true, counts: { changed: 2 } });
    expect((await find('FICHIER')).certifiability).toMatchObject({
      verdict: 'certifiable',
      reached: 5,
      source: 'file',
    });
    const second = (await find('FICHIER-DEUX')).certifiability;
    expect(second).toMatchObject({ verdict: 'notCertifiable', reasons: ['collection-not-sent'] });
    const rows = () => database.sql<{ n: number }>('select count(*)::int as n from certifiability');
    const before = await rows();
    expect(await profiles(file, 'apply')).toMatchObject({ applied: true, counts: { changed: 0, same: 2 } });
    expect(await rows()).toEqual(before);
  });

  it('levels of 16 columns are kept, those not tested too', async () => {
    const file = `Identifiant local;1.1;1.2;1.3;2.1;5.2\nF1;3;1;NA;0;8\n`;
    expect(await profiles(file, 'apply')).toMatchObject({ applied: true });
    const { levels, reached } = (await find('FICHIER')).certifiability;
    expect(levels).toEqual([3, 1, null, 0, ...Array.from({ length: 11 }, () => null), 8]);
    expect(reached).toBe(3);
  });

  it.each([
    ['a level of 9', 'Identifiant local;1.1\nF1;1\nF2;9', '3 1.1 level'],
    [
      'a name that the local id does not have',
      'Nom;Prénom;Identifiant local;1.1\nAUTRE;Alix;F1;1',
      '2 localId local-id-other-name',
    ],
    ['the same person twice', 'Identifiant local;1.1\nF1;1\nF1;2', '3 line-twice'],
    ['nothing about the profile', 'Nom;Prénom\nFICHIER;Alix', '1 profile-column-missing'],
    ['a formula', 'Identifiant local;1.1\n=1+1;1', '2 localId formula'],
    ['an empty file', '', 'file-empty'],
    ['a PDF', '%PDF-1.7\n', 'file-not-a-list'],
  ])('%s: its own message, nothing changed', async (_what, file, expected) => {
    const before = JSON.stringify(await listed());
    const reply = await profiles(file, 'apply');
    expect(reply).toMatchObject({ status: 200, applied: false });
    expect(reply.errors.map(({ line, column, code }) => [line, column, code].filter(Boolean).join(' '))).toContain(
      expected,
    );
    for (const { text } of reply.errors) expect(text).toMatch(/^[A-ZÀ-Ý].*\.$/);
    expect(JSON.stringify(await listed())).toBe(before);
  });
});
