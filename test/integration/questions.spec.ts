import { drawChallenges, type ChallengeId } from '@vigie/domain';
import type { ChallengeView } from '@vigie/protocol';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, sha256Of } from '../../apps/server/src/journal/hash.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const SHORT = path.resolve('apps/server/questions/short.json');
const CHECK = path.resolve('dist/apps/server/apps/server/src/questions/check.main.js');
const SECRET_TEXT = 'Ma réponse à moi';

let database: Database;
let server: Server;
const folder = mkdtempSync(path.join(tmpdir(), 'vigie-questions-'));
const shown: ChallengeView[] = [];

/** One candidate answers all five: a text where one is asked for. */
beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  const room = await RoomClient.open(server, (await signIn(server)).cookie);
  const person = server.demo.candidates[0]!;
  const candidateIds = [room.idOf(person.lastName, person.firstName)];
  const { seat } = await SeatClient.join(server, person);
  await room.welcome(candidateIds);
  await room.send({ type: 'ConfirmPresences', candidateIds: candidateIds as never[] });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  await seat.send({ type: 'StartTest', code: server.demo.accessCode });
  for (let done = 0; done < 5; done++) {
    await untilEqual(() => seat.screen === 'test' && seat.challenge.done, done);
    const { challenge } = seat.challenge;
    shown.push(challenge);
    const typed = {
      type: 'AnswerChallenge',
      challengeId: challenge.id as never,
      answer: { text: SECRET_TEXT },
    } as const;
    expect(await (challenge.type === 'QROC' ? seat.send(typed) : seat.answer())).toMatchObject({ ok: true });
  }
  await untilEqual(() => seat.screen, 'end');
  seat.close();
  room.close();
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

interface Answered {
  data: { challengeId: string; choices?: string[]; noteId?: string; refs?: Record<string, string> };
}
const answers = () => database.sql<Answered>(`select data from journal where type = 'ChallengeAnswered' order by seq`);

describe('a test', () => {
  it('[Q1] keeps the seed of its draw, and the seed gives the same paper again', async () => {
    const [started] = await database.sql<{ data: { seed: number; challenges: string[] } }>(
      `select data from journal where type = 'TestStarted'`,
    );
    const { seed, challenges } = started!.data;
    const pool = JSON.parse(readFileSync(SHORT, 'utf8')).challenges as { id: ChallengeId; competence: string }[];
    expect(drawChallenges(pool, seed, 5)).toEqual(challenges);
    expect(shown.map(({ id }) => id)).toEqual(challenges);
  });

  it('[F3] what is typed stands beside the journal under a salted hash; choices stand in it', async () => {
    const rows = await answers();
    expect(rows).toHaveLength(5);
    for (const [index, { data }] of rows.entries()) {
      if (shown[index]!.type !== 'QROC') {
        expect(data.choices).toEqual(shown[index]!.choices.slice(0, data.choices!.length).map(({ id }) => id));
        continue;
      }
      const notes = await database.sql<{ body: string; salt: Buffer }>('select body, salt from note where id = $1', [
        data.noteId,
      ]);
      expect(notes).toMatchObject([{ body: SECRET_TEXT }]);
      const hash = sha256Of(notes[0]!.salt.toString('hex'), canonical(SECRET_TEXT));
      expect(data).toEqual({ challengeId: shown[index]!.id, noteId: data.noteId, refs: { [data.noteId!]: hash } });
    }
    const [leak] = await database.sql<{ found: number }>(
      `select count(*)::int as found from journal where data::text like '%' || $1 || '%'`,
      [SECRET_TEXT],
    );
    expect(leak!.found).toBe(0);
  });

  it('[F3] erasing what was typed leaves the chain of the journal whole', async () => {
    const before = (await replay(database.sql)).candidates.size;
    await database.sql('delete from note');
    expect((await replay(database.sql)).candidates.size).toBe(before);
  });

  it('never shows a solution', () => {
    expect(JSON.stringify(shown)).not.toMatch(/solution|accepted/);
    for (const { instructionHtml } of shown) expect(instructionHtml).toMatch(/^<p>/);
  });
});

describe('the files of a set', () => {
  it('are served under the names of the views, and only there', async () => {
    const { image } = shown.find((one) => one.image)!;
    const { attachment } = shown.find((one) => one.attachment)!;
    const picture = await fetch(server.url + image!.url);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
    expect(await picture.text()).toBe(readFileSync(path.join(path.dirname(SHORT), 'files/deux-images.svg'), 'utf8'));
    const table = await fetch(server.url + attachment!.url);
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await table.text()).toContain('3e B;Lina;cookies;22');
  });

  it.each(['ventes.csv', '..%2Fshort.json', `${'0'.repeat(40)}.svg`, ''])('%s is not found', async (name) => {
    expect((await fetch(`${server.url}/api/questions/files/${name}`)).status).toBe(404);
  });
});

describe('questions:check', () => {
  const check = (...files: string[]) => spawnSync(process.execPath, [CHECK, ...files], { encoding: 'utf8' });
  const broken = path.join(folder, 'broken.json');

  beforeAll(() => {
    const text = readFileSync(SHORT, 'utf8');
    writeFileSync(broken, text.replace('"lang": "fr"', '"lang": "french"'));
  });

  it('says that a set is right', () => {
    const { status, stdout } = check(SHORT);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('5 épreuves') });
  });

  it('says line by line what is wrong, and exits with 1', () => {
    const { status, stderr } = check(broken);
    expect(status).toBe(1);
    expect(stderr).toContain('broken.json:3  lang : deux lettres minuscules');
    // The files of the set are not beside this copy.
    expect(stderr).toMatch(
      /broken\.json:\d+ {2}challenges\[\d]\.image\.file : le fichier files\/deux-images\.svg n’existe pas/,
    );
    expect(stderr).toContain('3 à corriger.');
  });

  it.each([[[]], [[path.join(folder, 'none.json')]]])('without a file to read (%j), says so', (files) => {
    const { status, stderr } = check(...files);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(/fichier/) });
  });

  it('a server refuses to start on a set that is wrong, with the same lines', async () => {
    await expect(startServer(database.url, { VIGIE_QUESTIONS: broken })).rejects.toThrow('broken.json:3  lang');
  });
});
