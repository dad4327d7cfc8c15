import { expect } from 'vitest';
import { CenterClient, signInToCenter } from '../support/center-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it as base } from '../support/server-test.js';
import { until, untilEqual } from '../support/until.js';

/** No sweep after the first: what is told here is told by the commit. */
const it = base.extend('environment', { scope: 'file' }, { SWEEP_MS: '3600000' });

it('[F1][B7] the end of a session is told at once; reopened, it is told of no more, and again at its next end', async ({
  server,
  room,
  database,
}) => {
  const page = await CenterClient.open(server, await signInToCenter(server));
  const person = server.demo.candidates[0]!;
  const candidateId = idOf(room, person);
  const { seat } = await SeatClient.join(server, person);
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  await seat.send({ type: 'StartTest', code: server.demo.accessCode });
  const grant = (minutes: number) => room.send({ type: 'GrantTime', candidateId, minutes, reason: 'Alarme incendie' });
  const end = async () => {
    await grant(-240);
    await untilEqual(() => room.tiles.get(candidateId)!.situation, 'timeUp');
    expect((await room.send({ type: 'CloseSession' })).ok).toBe(true);
  };
  await end();
  await until(() => page.notices.length === 1, 10_000);
  const [first] = page.notices;
  expect(first).toMatchObject({ notice: 'ended', until: first!.dueAt + 48 * 3_600_000 });
  const planned = () =>
    database
      .sql(`select 1 from reminder where kind = 'finalisation' and state = 'planned'`)
      .then((rows) => rows.length);
  expect(await planned()).toBeGreaterThanOrEqual(5);

  expect((await grant(5)).ok).toBe(true);
  await untilEqual(() => room.session?.phase, 'launched');
  const opened = await CenterClient.open(server, await signInToCenter(server));
  expect(opened.list!.notices).toEqual([]);
  await end();
  await until(() => page.notices.length === 2, 10_000);
  expect(page.notices[1]!.dueAt).toBeGreaterThan(first!.dueAt);
  for (const client of [page, opened, seat]) client.close();
});
