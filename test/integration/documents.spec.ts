import { DOCUMENT_KINDS } from '@vigie/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherCenter, signInToCenter } from '../support/center-client.js';
import { enrolMore } from '../support/enrol.js';
import { expectNobodyIn } from '../support/nobody.js';
import { readPdf } from '../support/pdf.js';
import { signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

const NAMES = [
  ['العبد الله', 'محمد'],
  ['Иванова', 'Екатерина'],
  ['Đặng', 'Thị Ngọc Ánh'],
  ['ŻÓŁKIEWSKA', 'Gülşen'],
  ['ბერიძე', 'გიორგი'],
];
let database: Database;
let server: Server;
let cookie: string;
const ids: Record<string, string> = {};
/** One for each fraud report: printed where there is one (finalisation.spec.ts). */
const ALWAYS = DOCUMENT_KINDS.filter((kind) => kind !== 'fraud-report-filled');

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url, { VIGIE_DEMO_SESSIONS: '3' });
  cookie = await signInToCenter(server);
  const sessions = await database.sql<{ id: string; number: string }>('select id, number from session');
  for (const { id, number } of sessions) ids[number] = id;
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const waiting = () => ids[server.demo.sessionNumber]!;
const ended = () => ids[server.demo.others[1]!.sessionNumber]!;
const ask = (id: string, kind: string, as = cookie, query = '') =>
  fetch(`${server.url}/api/center/sessions/${id}/documents/${kind}.pdf${query}`, { headers: { cookie: as } });
const print = async (id: string, kind: string, query = '') => {
  const answer = await ask(id, kind, cookie, query);
  expect(answer.status, kind).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

describe('[B6] each document', () => {
  it.each(ALWAYS)('%s is a tagged PDF with its fonts, its title and its language', async (kind) => {
    const file = await print(waiting(), kind);
    expect(Buffer.from(file.subarray(0, 5)).toString()).toBe('%PDF-');
    const pdf = await readPdf(file);
    expect(pdf).toMatchObject({ isTagged: true, isUa: true });
    expect(pdf.language).toBe('fr-FR');
    expect(pdf.title).not.toBe('');
    expect(pdf.fonts.length).toBeGreaterThan(0);
    for (const font of pdf.fonts) expect(font).toMatch(/^[A-Z]{6}\+(NotoSans|DejaVuSans)/);
    expect(pdf.fontFiles).toBeGreaterThan(0);
    const all = pdf.pages.length;
    pdf.pages.forEach((text, n) => expect(text).toContain(`Page ${n + 1} sur ${all}`));
    expect(pdf.pages[0]).toContain(server.demo.sessionNumber);
  });

  it('comes as a file with a plain French name, and is kept by nobody on the way', async () => {
    const { headers } = await ask(waiting(), 'attendance-sheet');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="emargement-session-${server.demo.sessionNumber}.pdf"`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is in English when asked', async () => {
    const { pages, language } = await readPdf(await print(waiting(), 'candidate-notice', '?language=en'));
    expect(language).toBe('en-GB');
    expect(pages[0]).toContain('Notice for the pupil');
  });

  it('all asked for at once are all printed', async () => {
    const answers = await Promise.all(ALWAYS.map((kind) => print(ended(), kind)));
    for (const file of answers) expect(file.length).toBeGreaterThan(5_000);
  });
});

describe('[B6] the attendance sheet', () => {
  it('of the waiting session names everybody, and never the access code', async () => {
    const { pages } = await readPdf(await print(waiting(), 'attendance-sheet'));
    // Long first names go on after their hyphen.
    const text = pages.join(' ').replaceAll('- ', '-');
    expect(pages).toHaveLength(2);
    for (const { firstName } of server.demo.candidates) expect(text).toContain(firstName);
    expect(text).toContain('Thị Ngọc Ánh');
    expect(text).not.toContain(server.demo.accessCode);
    expect(text).not.toContain(server.demo.invigilatorPassword);
  });

  it('of 60 candidates has 3 pages, with Arabic, Cyrillic, Vietnamese and Polish names that can be copied', async () => {
    await enrolMore(database, 36, waiting());
    for (const [n, [lastName, firstName]] of NAMES.entries())
      await database.sql('update person set last_name = $1, first_name = $2 where last_name = $3', [
        lastName,
        firstName,
        `Zimmermann ${n}`,
      ]);
    const { pages } = await readPdf(await print(waiting(), 'attendance-sheet'));
    expect(pages).toHaveLength(3);
    const text = pages.join(' ');
    for (const word of NAMES.flat().join(' ').split(' ')) expect(text).toContain(word);
  });

  it('[R9] once ended, ticks what was witnessed with its time and name, and says the abandonment', async () => {
    const { pages } = await readPdf(await print(ended(), 'attendance-sheet-filled'));
    expect(pages[0]).toMatch(/Écrans de fin vus : 8 · Abandons : 1/);
    expect(pages[0]!.match(/\d+ h \d\d Nadia BERNARD/g)).toHaveLength(8);
    expect(pages[0]).toMatch(/Abandon à \d+ h \d\d/);
    expect(pages[0]).toContain('Non constaté');
  });
});

it('[R10] the filled incident report has the abandonment, and « Néant » where nothing was', async () => {
  const { pages } = await readPdf(await print(ended(), 'incident-report-filled'));
  expect(pages.join(' ')).toMatch(/QUÉMÉNEUR Yann/);
  expect(pages.join(' ').match(/Néant/g)!.length).toBeGreaterThanOrEqual(4);
});

it('[B6] the kit has the number and the access code; the password is left to be written', async () => {
  const { pages } = await readPdf(await print(waiting(), 'invigilator-kit'));
  expect(pages[0]).toContain(server.demo.accessCode);
  expect(pages[0]).toContain('Remis par l’administrateur');
  expect(pages.join(' ')).not.toContain(server.demo.invigilatorPassword);
});

it('a name in a script that our fonts lack is printed all the same, tagged', async () => {
  await database.sql(`update person set first_name = '小明' where last_name = 'Zimmermann 9'`);
  const { isTagged, pages } = await readPdf(await print(waiting(), 'attendance-sheet'));
  expect(isTagged).toBe(true);
  expect(pages).toHaveLength(3);
});

describe('[fault 41] who may not print', () => {
  const refused = async (answer: Response, status: number, code: string) => {
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false, code, text: expect.stringMatching(/\w/) });
  };

  it('nobody who is not signed in as an administrator', async () => {
    await refused(await ask(waiting(), 'attendance-sheet', ''), 401, 'sign-in-required');
    const invigilator = (await signIn(server)).cookie;
    await refused(await ask(waiting(), 'invigilator-kit', invigilator), 401, 'sign-in-required');
    const asCenter = invigilator.replace('vigie_room', 'vigie_center');
    await refused(await ask(waiting(), 'invigilator-kit', asCenter), 401, 'sign-in-required');
  });

  it('the administrator of another centre, who learns nothing of which sessions there are', async () => {
    const neighbour = await signInToCenter(server, await anotherCenter(database.sql));
    await refused(await ask(waiting(), 'attendance-sheet', neighbour), 403, 'not-allowed');
    const none = '0199a000-0000-7000-8000-00000000ffff';
    await refused(await ask(none, 'attendance-sheet', neighbour), 403, 'not-allowed');
  });

  it('what is no document', async () => {
    await refused(await ask(waiting(), 'results'), 404, 'unknown-message');
    await refused(await ask('42', 'attendance-sheet'), 404, 'unknown-message');
  });

  it('and no name is in the log', () => {
    expectNobodyIn(server.output(), server.demo.candidates);
  });
});
