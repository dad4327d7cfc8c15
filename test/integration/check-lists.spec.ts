import type { CenterCheckTexts, CheckReport } from '@vigie/protocol';
import { describe, expect, vi } from 'vitest';
import { anotherCenter, signInToCenter } from '../support/center-client.js';
import { post, signIn } from '../support/room-client.js';
import { it as base } from '../support/server-test.js';
import type { Server } from '../support/server.js';

vi.setConfig({ testTimeout: 20_000 });

const TEXTS = '/api/center/check-lists';
const ROOM = '/api/room/check-lists';

/** The demo's administrator, its invigilator, and the administrator of another centre. */
const it = base
  .extend('ours', { scope: 'file' }, ({ server }) => signInToCenter(server))
  .extend('theirs', { scope: 'file' }, async ({ server, database }) =>
    signInToCenter(server, await anotherCenter(database.sql)),
  )
  .extend('nadia', { scope: 'file' }, async ({ server }) => (await signIn(server)).cookie)
  .extend('session', { scope: 'file' }, async ({ server, database }) => {
    const [row] = await database.sql<{ id: string }>('select id from session where number = $1', [
      server.demo.sessionNumber,
    ]);
    return `/api/center/sessions/${row!.id}/check-lists`;
  });

const read = async <T>(server: Server, path: string, cookie: string): Promise<T> =>
  (await fetch(server.url + path, { headers: { cookie } })).json() as Promise<T>;
const send = async (server: Server, path: string, cookie: string, body: unknown) => {
  const answer = await post(server, path, body, { cookie });
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
};
const itemsOf = ({ lists }: CheckReport, list: string) => lists.find((one) => one.list === list)!.items;
const itemOf = (report: CheckReport, list: string, id: string) => itemsOf(report, list).find((one) => one.id === id);
const tick = (list: string, item: string, more: object = {}) => ({ list, item, version: 0, ticked: true, ...more });

describe('[B5] [fault 41] who may do what', () => {
  it('nobody without a cookie, nor with the other space’s', async ({ server, session, ours, nadia }) => {
    for (const path of [session, TEXTS])
      for (const cookie of ['', nadia, nadia.replace('vigie_room', 'vigie_center')])
        expect((await send(server, path, cookie, {})).status).toBe(401);
    for (const cookie of ['', ours]) expect((await send(server, ROOM, cookie, {})).status).toBe(401);
  });

  it('another centre reads, ticks and edits nothing of ours', async ({ server, session, ours, theirs }) => {
    const answers = [
      await send(server, session, theirs, tick('room', 'room-network')),
      await read<object>(server, session, theirs),
      await read<object>(server, session.replace(/[0-9a-f]{8}(?=-)/, '00000000'), ours),
    ];
    expect(answers).toMatchObject([{ status: 403 }, { code: 'not-allowed' }, { code: 'not-allowed' }]);
    const { centers } = await read<CenterCheckTexts>(server, TEXTS, ours);
    expect(centers).toHaveLength(1);
    const { centerId } = centers[0]!;
    const edit = { centerId, list: 'room', version: 0, items: [] };
    expect((await send(server, TEXTS, theirs, edit)).status).toBe(403);
    expect((await read<CenterCheckTexts>(server, TEXTS, theirs)).centers.map(({ name }) => name)).toEqual([
      'Lycée voisin',
    ]);
  });

  it('each ticks their own lists, and the invigilator reads those alone', async ({ server, session, ours, nadia }) => {
    expect((await send(server, session, ours, tick('closing', 'closing-files'))).status).toBe(403);
    expect((await send(server, ROOM, nadia, tick('room', 'room-network'))).status).toBe(403);
    const lists = async (path: string, cookie: string) =>
      (await read<CheckReport>(server, path, cookie)).lists.map(({ list }) => list);
    expect(await lists(session, ours)).toEqual(['room', 'told', 'handed', 'invigilator', 'closing']);
    expect(await lists(ROOM, nadia)).toEqual(['invigilator', 'closing']);
  });

  it('[R0] an invigilator who has not said who they are ticks nothing', async ({ server }) => {
    const { sessionNumber, invigilatorPassword: password } = server.demo;
    const signedIn = await post(server, '/api/room/sign-in', { sessionNumber, password });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const answer = await send(server, ROOM, cookie, tick('closing', 'closing-files'));
    expect(answer).toMatchObject({ status: 401, body: { code: 'say-who-you-are' } });
  });

  it('what is no line of a list is refused', async ({ server, session, ours }) => {
    for (const wrong of [
      tick('room', 'closing-files'),
      tick('room', 'room-network', { version: 9 }),
      tick('attic', 'room-network'),
      { ...tick('room', 'room-network'), by: 'somebody' },
    ])
      expect((await send(server, session, ours, wrong)).status).toBe(400);
  });
});

describe('[B5] [R11] a tick', () => {
  it('says who and when, once for two at the same time, to the other space too', async ({
    server,
    session,
    ours,
    nadia,
  }) => {
    const [notice, before] = [tick('invigilator', 'invigilator-notice'), Date.now()];
    await Promise.all([send(server, ROOM, nadia, notice), send(server, ROOM, nadia, notice)]);
    const seen = itemOf(await read(server, session, ours), 'invigilator', 'invigilator-notice')!;
    expect(seen.tick).toMatchObject({ by: server.demo.invigilators[0] });
    expect(Math.abs(seen.tick!.at - before)).toBeLessThan(60_000);
    await send(server, session, ours, tick('room', 'room-network'));
    expect(itemOf(await read(server, session, ours), 'room', 'room-network')!.tick!.by).toBe('Claire DELAUNAY');
  });

  it('taken back, stays in the table with who took it back', async ({ server, database, session, ours }) => {
    await send(server, session, ours, tick('told', 'told-video'));
    for (let time = 0; time < 2; time++)
      await send(server, session, ours, tick('told', 'told-video', { ticked: false }));
    expect(itemOf(await read(server, session, ours), 'told', 'told-video')!.tick).toBeNull();
    const rows = await database.sql(
      `select u.name from check_tick t join app_user u on u.id = t.undone_user_id where t.item_id = 'told-video'`,
    );
    expect(rows).toEqual([{ name: 'Claire DELAUNAY' }]);
  });
});

describe('[B5] the texts of a centre', () => {
  it('are reworded, added, removed and reordered; what is ticked keeps its text', async ({ server, session, ours }) => {
    await send(server, session, ours, tick('handed', 'handed-code'));
    const { centers } = await read<CenterCheckTexts>(server, TEXTS, ours);
    const { centerId } = centers[0]!;
    const old = itemOf(await read(server, session, ours), 'handed', 'handed-code')!.text;
    const items = [
      { id: 'handed-badge', text: 'Le badge de la salle' },
      { id: 'handed-code', text: 'Le code, sous enveloppe' },
      { id: 'handed-number', text: 'Le numéro de session' },
    ];
    expect((await send(server, TEXTS, ours, { centerId, list: 'handed', version: 0, items })).status).toBe(200);
    const texts = async () => itemsOf(await read(server, session, ours), 'handed').map(({ text }) => text);
    expect(await texts()).toEqual(['Le badge de la salle', old, 'Le numéro de session']);
    await send(server, session, ours, tick('handed', 'handed-code', { ticked: false }));
    expect(await texts()).toEqual(['Le badge de la salle', 'Le code, sous enveloppe', 'Le numéro de session']);
    const list = (await read<CenterCheckTexts>(server, TEXTS, ours)).centers[0]!.lists.find(
      (one) => one.list === 'handed',
    );
    expect(list).toMatchObject({ version: 1, changed: { by: 'Claire DELAUNAY' }, items });
  });

  it('a line that still says what Vigie says goes on saying it in each reader’s language', async ({ server, ours }) => {
    const headers = { cookie: ours, 'accept-language': 'en' };
    const answer = (await (await fetch(server.url + TEXTS, { headers })).json()) as CenterCheckTexts;
    const items = answer.centers[0]!.lists.find((one) => one.list === 'handed')!.items;
    expect(items.map(({ text }) => text)).toEqual([
      'Le badge de la salle',
      'Le code, sous enveloppe',
      'The session number',
    ]);
  });

  it('of two who edit the same version, one is told', async ({ server, ours }) => {
    const { centerId } = (await read<CenterCheckTexts>(server, TEXTS, ours)).centers[0]!;
    const edit = (text: string) => ({ centerId, list: 'closing', version: 0, items: [{ id: 'closing-files', text }] });
    const answers = await Promise.all(['A', 'B'].map((text) => send(server, TEXTS, ours, edit(text))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('check-texts-changed');
  });

  it('twice the same line, an empty one or too many are refused', async ({ server, ours }) => {
    const { centerId } = (await read<CenterCheckTexts>(server, TEXTS, ours)).centers[0]!;
    const many = Array.from({ length: 31 }, (_, n) => ({ id: `x-${n}`, text: 'x' }));
    for (const items of [[many[0], many[0]], [{ id: 'x', text: ' ' }], many])
      expect((await send(server, TEXTS, ours, { centerId, list: 'room', version: 0, items })).status).toBe(400);
  });
});

it('[F2] a session that is over is read, and ticked no more', async ({ server, database, session, ours, nadia }) => {
  await database.sql(`update session set view = jsonb_set(view, '{phase}', '"finalised"') where number = $1`, [
    server.demo.sessionNumber,
  ]);
  for (const [path, cookie, list, item] of [
    [session, ours, 'room', 'room-clock'],
    [ROOM, nadia, 'invigilator', 'invigilator-number'],
  ] as const)
    expect(await send(server, path, cookie, tick(list, item))).toMatchObject({
      status: 409,
      body: { code: 'session-closed' },
    });
  expect(await read<CheckReport>(server, session, ours)).toMatchObject({ ok: true, isOpen: false });
});
