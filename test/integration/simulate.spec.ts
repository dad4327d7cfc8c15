import { PROTOCOL_VERSION } from '@vigie/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/services/ports.mjs';
import { answerTo } from '../../scripts/simulate/answer.mjs';
import { fates } from '../../scripts/simulate/mishaps.mjs';
import { PROTOCOL_VERSION as SIMULATED_VERSION } from '../../scripts/simulate/protocol.mjs';
import { chance } from '../../scripts/simulate/random.mjs';
import { PlanningClient } from '../support/planning-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { DataFolder, type Simulation } from '../support/simulation.js';
import { expectAgreement } from '../support/truth.js';
import { until } from '../support/until.js';

const LONGEST_RUN = 120_000;
const WHOLE_ROOM = ['--candidates', '24', '--speed', '150', '--invigilator', 'auto'];
const EVERYONE = {
  CandidateJoined: 24,
  IdentityChecked: 24,
  AttendanceSigned: 24,
  CandidateSeated: 24,
  TestStarted: 24,
  EndScreenShown: 24,
  EndScreenWitnessed: 24,
  CandidateSignedOut: 24,
};

describe.each([
  ['plain', ['--seed', '7'], { drops: 0 }],
  ['--chaos', ['--chaos', '--seed', '11'], { drops: 1 }],
])('a room of 24 candidates and an invigilator, %s', (_name, options, atLeast) => {
  let database: Database;
  let server: Server;
  let folder: DataFolder;
  let run: Simulation;

  beforeAll(async () => {
    database = await newDatabase();
    server = await startServer(database.url);
    folder = new DataFolder().holds(server.url, server.demo);
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
    folder?.remove();
  });

  const counted = async (where = 'true') => {
    const rows = await database.sql<{ type: string; people: number }>(
      `select type, count(distinct candidate_id)::int as people from journal where ${where} group by type`,
    );
    return Object.fromEntries(rows.map(({ type, people }) => [type, people]));
  };

  it(
    'ends with code 0 and tells the seed that repeats it',
    async () => {
      run = folder.simulate(...WHOLE_ROOM, ...options);
      expect(await run.ended(), run.says).toBe(0);
      expect(run.says).toContain(`--seed ${options.at(-1)}`);
      expect(run.says).not.toMatch(/^ +at |Anomalie|Warning/m);
    },
    LONGEST_RUN,
  );

  it('[R2 R9] all joined, ended, were witnessed and left, by the journal and by the summary', async () => {
    expect(await counted()).toMatchObject(EVERYONE);
    for (const word of ['entrés', 'démarrés', 'écran de fin', 'constatés', 'sortis']) expect(run.told(word)).toBe(24);
    const [{ view }] = (await database.sql<{ view: { phase: string; endedBy: string } }>(
      'select view from session',
    )) as [{ view: { phase: string; endedBy: string } }];
    expect(view).toMatchObject({ phase: 'ended', endedBy: 'invigilator' });
  });

  it('every challenge was done once', async () => {
    const [row] = await database.sql<{ done: number; distinct: number; total: number }>(`
      select count(*)::int as done, count(distinct (candidate_id, data->>'challengeId'))::int as distinct,
             (select sum((tile->'progress'->>'total')::int)::int from tile) as total
      from journal where type in ('ChallengeAnswered', 'ChallengePassed')`);
    expect(row!.total).toBeGreaterThan(0);
    expect(row).toEqual({ done: row!.total, distinct: row!.total, total: row!.total });
  });

  it('the mishaps happened, or none', async () => {
    const { LinkLost = 0 } = await counted(`at < (select min(at) from journal where type = 'SessionEnded')`);
    const { ResumeAuthorised = 0 } = await counted();
    const { TestResumed: byThemselves = 0 } = await counted(`data->>'how' = 'withinGrace'`);
    const [{ wrong }] = (await database.sql<{ wrong: number }>(
      `select count(*)::int as wrong from journal where type = 'CodeRefused' and data->>'why' = 'wrong'`,
    )) as [{ wrong: number }];
    expect(run.told('wrong-code')).toBe(wrong);
    expect(run.told('changements de PC')).toBe(ResumeAuthorised);
    for (const happened of [run.told('Coupures'), run.told('reprises'), run.told('en double'), wrong, byThemselves])
      if (atLeast.drops > 0) expect(happened).toBeGreaterThan(0);
      else expect(happened).toBe(0);
    expect(LinkLost).toBeGreaterThanOrEqual(atLeast.drops);
  });

  it('the replayed journal and the tiles agree, and the server had nothing to say', async () => {
    await expectAgreement(database.sql, []);
    expect(server.output()).toBe('');
  });

  it.each([['with the invigilator', ['--invigilator', 'auto']] as const, ['without', []] as const])(
    'says that the session has served, %s',
    async (_who, more) => {
      const again = folder.simulate('--speed', '150', ...more);
      expect(await again.ended()).toBe(2);
      expect(again.says).toContain(`La session ${server.demo.sessionNumber} a déjà servi`);
      expect(again.says).not.toMatch(/^ +at /m);
    },
  );

  it('says it of a session opened by its password, where no reset is advised: it would erase the others', async () => {
    const { sessionNumber, invigilatorPassword } = server.demo;
    const door = ['--session', sessionNumber, '--password', invigilatorPassword, '--speed', '150'];
    for (const more of [[], ['--invigilator', 'auto']]) {
      const again = folder.simulate(...door, ...more);
      expect(await again.ended()).toBe(2);
      expect(again.says).toContain(`La session ${sessionNumber} a déjà servi : créez-en une autre`);
      expect(again.says).not.toContain('reset');
    }
  });
});

describe('npm run simulate', () => {
  let database: Database;
  let server: Server;
  let folder: DataFolder;

  beforeAll(async () => {
    database = await newDatabase();
    server = await startServer(database.url);
    folder = new DataFolder().holds(server.url, server.demo);
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
    folder?.remove();
  });

  it('leaves at once on Ctrl-C, with what was played so far', async () => {
    const run = folder.simulate('--speed', '1');
    await until(() => run.says.includes('Pour rejouer'));
    run.process.kill('SIGINT');
    expect(await run.ended()).toBe(130);
    expect(run.says).toContain('interrompue');
    expect(run.says).toContain('Candidats');
  });

  it('stops by itself when nobody plays the invigilator, and says who is where', async () => {
    const run = folder.simulate('--speed', '1000', '--timeout', '2', '--candidates', '3');
    expect(await run.ended()).toBe(1);
    expect(run.says).toContain('--timeout');
    expect(run.told('entrés')).toBe(3);
    expect(run.says.match(/Pas au bout .*écran « waiting »/g)).toHaveLength(3);
  });

  it.each([
    [['--zut'], '« --zut » est inconnue'],
    [['--speed'], '« --speed » est inconnue, ou sa valeur manque'],
    [['--speed', '0'], '--speed 0 : il faut un nombre de 0.1 à 1000'],
    [['--candidates', '2.5'], '--candidates 2.5 : il faut un nombre entier'],
    [['--candidates', '25'], 'a 24 candidats'],
    [['--session', 'douze'], 'un numéro de session ne contient que des chiffres'],
    [['--password', 'ABCD2345'], '--password ouvre une session : indiquez laquelle par --session N'],
    [
      ['--session', '999999', '--password', 'ABCD2345'],
      'Le surveillant n’a pas pu entrer dans la session 999999 : Numéro de session ou mot de passe incorrect',
    ],
    [['--session', '999999'], 'La session 999999 n’est pas de la démonstration'],
    [['--invigilator', 'moi'], 'la seule valeur est « auto »'],
    [['--url', 'http://vigie.example.org'], 'ne joue que sur cette machine'],
    [['--url', 'http://127.0.0.1.example.org'], 'ne joue que sur cette machine'],
    [['--url', 'ftp://127.0.0.1'], 'ne joue que sur cette machine'],
  ])('%j: one sentence and code 2', async (args, sentence) => {
    const run = folder.simulate(...args);
    expect(await run.ended()).toBe(2);
    expect(run.says).toContain(sentence);
    expect(run.says).not.toMatch(/^ +at /m);
  });

  it('--session takes one that waits, and says why it does not take another', async () => {
    const { sessionNumber } = server.demo;
    const others = (['running', 'ended'] as const).map((state, n) => ({
      ...server.demo,
      state,
      sessionNumber: `00000${n}`,
    }));
    const three = new DataFolder().holds(server.url, { ...server.demo, others });
    for (const [number, why] of [
      ['000000', 'est déjà à moitié jouée'],
      ['000001', 'est close'],
    ] as const) {
      const refused = three.simulate('--session', number);
      expect(await refused.ended()).toBe(2);
      expect(refused.says).toContain(`La session ${number} ${why}`);
      expect(refused.says).toContain(`--session ${sessionNumber}.`);
    }
    const played = three.simulate('--session', sessionNumber, '--speed', '1000', '--timeout', '1', '--candidates', '2');
    expect(await played.ended()).toBe(1);
    expect(played.told('entrés')).toBe(2);
    three.remove();
  });

  it('--password plays a session that is in no demonstration, and says when nobody is enrolled', async () => {
    const { sessionNumber, invigilatorPassword } = server.demo;
    const empty = new DataFolder();
    const door = ['--session', sessionNumber, '--password', invigilatorPassword];
    const nowhere = empty.simulate(...door);
    expect(await nowhere.ended()).toBe(2);
    expect(nowhere.says).toContain('Où est le serveur ? Indiquez --url');
    const few = ['--speed', '1000', '--timeout', '1', '--candidates', '2'];
    const played = empty.simulate('--url', server.url, ...door, ...few);
    expect(await played.ended()).toBe(1);
    expect(played.told('entrés')).toBe(2);
    expect(played.says).toContain('--session N --password P --candidates 2');
    const planning = await PlanningClient.open(server);
    const { number, password } = await planning.create();
    const nobody = empty.simulate('--url', server.url, '--session', number!, '--password', password!);
    expect(await nobody.ended()).toBe(2);
    expect(nobody.says).toContain(`La session ${number} n’a aucun candidat`);
    empty.remove();
  });

  it.each([
    ['a candidate', [], 'Un candidat n’a pas pu entrer dans la session 999999'],
    ['the invigilator', ['--invigilator', 'auto'], 'Le surveillant n’a pas pu entrer dans la session 999999'],
  ])('a session that the server does not know, for %s', async (_who, more, sentence) => {
    const forgotten = new DataFolder().holds(server.url, { ...server.demo, sessionNumber: '999999' });
    const run = forgotten.simulate('--speed', '1000', ...more);
    expect(await run.ended()).toBe(2);
    expect(run.says).toContain(sentence);
    forgotten.remove();
  });

  it('no server, or no demonstration: one sentence and code 2', async () => {
    const nowhere = folder.simulate('--url', `http://127.0.0.1:${await freePort()}`);
    expect(await nowhere.ended()).toBe(2);
    expect(nowhere.says).toContain('Aucun serveur Vigie n’est prêt');
    const empty = new DataFolder();
    const without = empty.simulate();
    expect(await without.ended()).toBe(2);
    expect(without.says).toContain('Il n’y a pas de démonstration');
    empty.remove();
  });
});

describe('the simulator’s parts', () => {
  const choices = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const random = chance(1, 'answers');
  const times = (look: () => void) => Array.from({ length: 50 }).forEach(look);

  it('speaks the version of the library', () => expect(SIMULATED_VERSION).toBe(PROTOCOL_VERSION));

  it('answers a challenge without type by one choice', () =>
    times(() => expect(answerTo({ choices }, random)).toEqual({ choice: expect.stringMatching(/^[abc]$/) })));

  it('answers QCU by one choice of a list, QCM by one or more, QROC by a text', () =>
    times(() => {
      expect(answerTo({ type: 'QCU', choices }, random)).toEqual({ answer: { choices: [expect.any(String)] } });
      const { answer } = answerTo({ type: 'QCM', choices }, random) as { answer: { choices: string[] } };
      expect(answer.choices).toEqual(['a', 'b', 'c'].filter((id) => answer.choices.includes(id)));
      expect(answer.choices.length).toBeGreaterThan(0);
      expect(answerTo({ type: 'QROC' }, random)).toEqual({ answer: { text: expect.stringMatching(/./) } });
    }));

  it('draws the same chance from the same seed, and every mishap falls on somebody', () => {
    expect(fates(24, 5, true)).toEqual(fates(24, 5, true));
    expect(fates(24, 5, true)).not.toEqual(fates(24, 6, true));
    for (const seed of [1, 2, 3]) {
      const all = fates(24, seed, true);
      const cuts = all.flatMap((one) => one.cuts.map(({ what }) => what));
      expect([...new Set(cuts)].sort()).toEqual(['cutAnswer', 'drop', 'otherPc']);
      for (const happens of [
        all.some(({ slowStart }) => slowStart),
        all.some(({ wrongCodes }) => wrongCodes > 0 && wrongCodes < 5),
        all.some(({ duplicates }) => duplicates > 0),
      ])
        expect(happens).toBe(true);
    }
  });
});
