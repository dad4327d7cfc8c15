import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherCenter } from '../support/center-client.js';
import {
  aList,
  EnrolmentClient,
  enrolTogether,
  HEADINGS,
  moreSessions,
  type EnrolmentReply,
} from '../support/enrolment-client.js';
import { expectSentence } from '../support/refused.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';

let database: Database;
let server: Server;
let client: EnrolmentClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  client = await EnrolmentClient.open(server, database.sql);
  await moreSessions(database, ['200', '201']);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** All that an import could touch. */
const everything = async () =>
  JSON.stringify(
    await database.sql(
      `select (select jsonb_agg(p order by id) from person p) as people, (select count(*) from journal) as events,
              (select jsonb_agg(to_jsonb(s) order by id) from session s) as sessions, (select count(*) from tile) as tiles`,
    ),
  );
const enrolledIn = async (number: string) =>
  (
    await database.sql<{ name: string }>(
      `select first_name || ' ' || last_name || ' ' || birth_date as name from person
       where kind = 'candidate' and session_id = (select id from session where number = $1) order by last_name`,
      [number],
    )
  ).map(({ name }) => name);
const fixture = (name: string) => readFileSync(new URL(`../fixtures/enrolment/${name}`, import.meta.url));
const codes = (reply: EnrolmentReply) =>
  reply.ok ? reply.errors.map(({ line, column, code }) => [line, column, code].filter(Boolean).join(' ')) : reply.code;
const ods = (content: string) =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
  });

const good = 'DURAND;Léa;14/03/2012;3e A;;;;';
const BAD: [string, Uint8Array, string[]][] = [
  ['an empty file', new Uint8Array(), ['file-empty']],
  ['headings alone', aList(), ['file-empty']],
  [
    'missing columns',
    Buffer.from('Prénom;Classe\nLéa;3e A\n'),
    ['1 lastName column-missing', '1 birthDate column-missing'],
  ],
  ['a column twice', Buffer.from(`${HEADINGS};PRENOM\n;${good}\n`), ['1 firstName column-twice']],
  ['31/02', aList(';DURAND;Léa;31/02/2012'), ['2 birthDate birth-date-not-a-day']],
  ['a year of two digits', aList(';DURAND;Léa;14/03/12'), ['2 birthDate birth-date-format']],
  ['a birth in the future', aList(';DURAND;Léa;14/03/2112'), ['2 birthDate birth-date-in-future']],
  ['a cell that is needed', aList(`;${good}`, ';;Léa;14/03/2012'), ['3 lastName value-missing']],
  ['formulas', aList(';"=HYPERLINK(""http://x"")";Léa;14/03/2012'), ['2 lastName formula']],
  ['a formula after the name', aList(';DURAND;+cmd|x;14/03/2012'), ['2 firstName name-characters']],
  ['the same person twice', aList(`;${good}`, ';durand;LEA;2012-03-14'), ['3 line-twice']],
  ['a local id twice', aList(';A;B;14/03/2012;;L1', ';C;D;14/03/2012;;L1'), ['3 localId local-id-twice']],
  ['extra time without a unit', aList(';DURAND;Léa;14/03/2012;;;33'), ['2 extraTime extra-time']],
  ['half an e-mail address', aList(';DURAND;Léa;14/03/2012;;;;lea@'), ['2 email email']],
  ['an odd certifiability', aList(';DURAND;Léa;14/03/2012;;;;;si'), ['2 certifiable certifiable']],
  ['accents read wrongly once', aList(';DURAND;LÃ©a;14/03/2012'), ['2 firstName encoding']],
  ['lost accents', aList(';DURAND;L\ufffda;14/03/2012'), ['2 firstName encoding']],
  ['invisible characters', aList(';DU\u202eRAND;Léa;14/03/2012'), ['2 lastName invisible-characters']],
  ['a text without end', aList(`;${'A'.repeat(101)};Léa;14/03/2012`), ['2 lastName too-long']],
  ['a quotation mark that stays open', aList(';"DURAND;Léa;14/03/2012'), ['quotes-not-closed']],
  ['a session of nobody', aList(`999999;${good}`), ['2 session session-unknown']],
  [
    'too many lines',
    aList(...Array.from({ length: 5_001 }, (_one, n) => `;DURAND;L;14/03/2012;;${n}`)),
    ['too-many-lines'],
  ],
  ['a PDF renamed', Buffer.from('%PDF-1.7\n%\n'), ['file-not-a-list']],
  ['a text document renamed', zipSync({ 'word/document.xml': strToU8('<a/>') }), ['file-not-a-list']],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['file-old-format']],
  ['a truncated workbook', fixture('libreoffice.ods').subarray(0, 6_000), ['file-damaged']],
  ['a ZIP bomb', ods(`<a>${' '.repeat(60_000_000)}</a>`), ['file-too-complex']],
  ['entities that multiply', ods('<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;&b;</a>'), ['file-damaged']],
  ['one good session, one bad line', aList(`200;${good}`, '201;X;Y;99/99/2012'), ['3 birthDate birth-date-not-a-day']],
];

describe('[B2] bad files', () => {
  it.each(BAD)('%s: its own message, nothing changed', async (_what, file, expected) => {
    const before = await everything();
    const [preview, applied] = [await client.preview(file), await client.apply(file)];
    expect([preview.status, codes(preview)]).toEqual([200, expected]);
    expect([applied.status, codes(applied)]).toEqual([200, expected]);
    for (const reply of [preview, applied]) {
      if (!reply.ok) throw new Error(reply.text);
      expect(reply.applied).toBe(false);
      for (const { text } of reply.errors) expect(text).toMatch(/^[A-ZÀ-Ý].*\.$/);
    }
    expect(await everything()).toBe(before);
  });

  it('50 MB are refused before they are read', async () => {
    const announced = await early({ 'content-length': String(50_000_000) }, 1_000);
    expect(announced).toMatchObject({ status: 413, code: 'file-too-large' });
    const unannounced = await early({ 'transfer-encoding': 'chunked' }, 5_100_000);
    expect(unannounced).toMatchObject({ status: 413, code: 'file-too-large' });
    const whole = await client.preview(new Uint8Array(50_000_000));
    expect(whole.status).toBe(413);
    expectSentence(whole as never);
  });

  it('errors can be downloaded, and hold no formula', async () => {
    const text = await client.faultFile(aList(';DURAND;Léa;31/02/2012;;;33;;non'));
    expect(text).toMatch(/^Ligne;Colonne;Gravité;Message\r\n/);
    expect(text).toContain("2;Date de naissance;Erreur;Ce jour n'existe pas dans le calendrier.\r\n");
    expect(text).toContain('2;Temps majoré;Erreur;');
    const unknown = await client.faultFile(Buffer.from('=cmd();Nom\nx;y\n'));
    expect(unknown).not.toMatch(/(^|;)[=+@-]/m);
  });
});

/** What is answered while the request has sent only so much and goes on. */
function early(headers: Record<string, string>, sent: number): Promise<object> {
  return new Promise((resolve, reject) => {
    const sending = request(`${server.url}${client.path}/enrolment/preview`, {
      method: 'POST',
      headers: { cookie: client.cookie, 'content-type': 'text/csv', ...headers },
    });
    sending.on('error', reject);
    sending.on('response', async (answer) => {
      const body = JSON.parse((await answer.toArray()).join('')) as object;
      sending.destroy();
      resolve({ status: answer.statusCode, ...body });
    });
    sending.write(Buffer.alloc(sent, 'a'));
  });
}

describe('[B2] who may', () => {
  it('nobody without a sign-in, no administrator of another centre', async () => {
    const before = await everything();
    const stranger = await EnrolmentClient.open(server, database.sql, await anotherCenter(database.sql));
    for (const reply of [await stranger.preview(aList(`;${good}`)), await stranger.apply(aList(`;${good}`))])
      expect(reply).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await stranger.add(aPerson())).status).toBe(403);
    const nobody = Object.assign(Object.create(EnrolmentClient.prototype), client, { cookie: '' }) as EnrolmentClient;
    for (const reply of [await nobody.preview(aList()), await nobody.apply(aList()), await nobody.add(aPerson())])
      expect(reply).toMatchObject({ status: 401, code: 'sign-in-required' });
    const after = await everything();
    expect(after).toBe(before);
  });
});

describe('[B2] good files', () => {
  const people = (n: number) => [`200;ŒUVRARD${'ABCDEFGHIJ'[n]};Zoé;14/03/2012;3e A;;33 %;zoe@ecole.example;oui`];
  const text = (n: number) => [HEADINGS, ...people(n), ''].join('\n');
  const FORMATS: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(text(0))],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${text(1)}`)],
    ['Latin-1', iconv.encode(text(2), 'win1252')],
    ['UTF-16', iconv.encode(text(3), 'utf16le', { addBOM: true })],
    ['commas', Buffer.from(text(4).replaceAll(';', ','))],
    ['tabs', Buffer.from(text(5).replaceAll(';', '\t'))],
    ['line ends of Windows', Buffer.from(text(6).replaceAll('\n', '\r\n'))],
  ];

  it.each(FORMATS)('CSV in %s', async (_what, file) => {
    const before = await enrolledIn('200');
    expect(await client.preview(file)).toMatchObject({ applied: false, errors: [], warnings: [], format: 'csv' });
    expect(await enrolledIn('200')).toEqual(before);
    const applied = await client.apply(file);
    expect(applied).toMatchObject({ status: 200, applied: true, sessions: [{ number: '200', added: 1, known: 0 }] });
    const added = (await enrolledIn('200')).filter((name) => !before.includes(name));
    expect(added).toEqual([expect.stringMatching(/^Zoé ŒUVRARD[A-J] 2012-03-14$/)]);
  });

  it('the same file twice changes nothing', async () => {
    const before = await everything();
    const [, file] = FORMATS[0]!;
    expect(await client.apply(file)).toMatchObject({ applied: true, warnings: [], sessions: [{ added: 0, known: 1 }] });
    expect(await everything()).toBe(before);
  });

  it('nor do two at once enrol anybody twice', async () => {
    const file = aList('201;TWICE;Ana;01/02/2012', '201;TWICE;Bob;01/02/2012');
    await Promise.all([client.apply(file), client.apply(file)]);
    expect(await enrolledIn('201')).toEqual(['Ana TWICE 2012-02-01', 'Bob TWICE 2012-02-01']);
  });

  it.each(['ods', 'xlsx'])(
    '%s of LibreOffice; who is not certifiable is asked once, and recorded (B3)',
    async (format) => {
      const file = fixture(`libreoffice.${format}`);
      const preview = await client.preview(file);
      expect(preview).toMatchObject({ format, errors: [], lines: 3 });
      if (format === 'xlsx') return expect(preview).toMatchObject({ sessions: [{ added: 0, known: 3 }] });
      const before = await everything();
      expect(await client.apply(file)).toMatchObject({ status: 409, code: 'not-certifiable', params: { count: 1 } });
      expect(await everything()).toBe(before);
      expect(await client.apply(file, '?despiteNotCertifiable=true')).toMatchObject({ applied: true });
      const [row] = await database.sql(
        `select j.actor_id is not null as "isSigned", j.data->>'despiteNotCertifiable' as despite, p.certifiable
       from person p join journal j on j.candidate_id = p.id where p.last_name = 'ĐẶNG' and p.first_name = 'Thị Ngọc'`,
      );
      expect(row).toEqual({ isSigned: true, despite: 'true', certifiable: false });
    },
  );

  it('several sessions in one file, all or nothing', async () => {
    const lines = ['200;AAA;Ana;01/02/2012', '201;BBB;Bob;01/02/2012', ';CCC;Cid;01/02/2012'];
    const reply = await client.apply(aList(...lines));
    const numbers = ['200', '201', server.demo.sessionNumber];
    expect(reply).toMatchObject({ applied: true, sessions: numbers.map((number) => ({ number, added: 1 })) });
    for (const number of numbers) {
      const [session] = await database.sql<{ id: string }>('select id from session where number = $1', [number]);
      expect((await replay(database.sql, session!.id)).candidates.size).toBe((await enrolledIn(number)).length);
    }
    expect(JSON.stringify(await database.sql('select * from journal'))).not.toMatch(/AAA|Ana/);
  });

  it.each(['csv', 'ods', 'xlsx'])('the template in %s is a good list', async (format) => {
    const url = `${server.url}/api/center/enrolment/template.${format}`;
    expect((await fetch(url)).status).toBe(401);
    const answer = await fetch(url, { headers: { cookie: client.cookie } });
    expect(answer.headers.get('content-disposition')).toContain(`candidats.${format}`);
    const reply = await client.preview(new Uint8Array(await answer.arrayBuffer()));
    expect(reply).toMatchObject({ format, lines: 1, errors: [], warnings: [] });
  });
});

const aPerson = () => ({
  candidateId: randomUUID(),
  lastName: 'TARD-VENU',
  firstName: 'Élie',
  birthDate: '05/06/2012',
  extraTime: '33 %',
});

describe('[B2] once somebody has joined', () => {
  beforeAll(async () => {
    (await SeatClient.join(server, server.demo.candidates[0]!)).seat.close();
  });

  it('a list is refused, and with it those of the other sessions', async () => {
    const before = await everything();
    const file = aList(`;${good}`, '200;DDD;Dan;01/02/2012');
    for (const reply of [await client.preview(file), await client.apply(file)]) {
      expect(reply).toMatchObject({ status: 409, code: 'someone-has-joined' });
      expectSentence(reply as never);
    }
    expect(await everything()).toBe(before);
  });

  it('the committer holds to it too: all the orders of a list, or none', async () => {
    const before = await everything();
    const numbers = ['200', server.demo.sessionNumber];
    const outcomes = await enrolTogether(database, numbers);
    expect(outcomes).toEqual(numbers.map(() => ({ ok: false, code: 'someone-has-joined', params: {} })));
    expect(await everything()).toBe(before);
    expect(await enrolTogether(database, ['200', '201'])).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it('a single addition is not; sent again it changes nothing', async () => {
    const one = aPerson();
    expect(await client.add(one)).toMatchObject({ status: 200, applied: true, sessions: [{ added: 1 }] });
    const before = await everything();
    expect(await client.add(one)).toMatchObject({ status: 200, applied: true });
    expect(await client.add({ ...one, candidateId: randomUUID() })).toMatchObject({
      status: 409,
      code: 'already-enrolled',
    });
    expect(await client.add({ ...aPerson(), birthDate: '31/02/2012' })).toMatchObject({
      applied: false,
      errors: [{ column: 'birthDate', code: 'birth-date-not-a-day' }],
    });
    expect(await everything()).toBe(before);
    const homonym = { ...one, candidateId: randomUUID(), despiteHomonym: true };
    expect(await client.add(homonym)).toMatchObject({ applied: true });
    expect((await enrolledIn(server.demo.sessionNumber)).filter((name) => name.includes('TARD-VENU'))).toHaveLength(2);
  });
});
