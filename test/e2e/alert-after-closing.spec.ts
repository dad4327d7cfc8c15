import { expect } from 'vitest';
import { expectSeen } from '../support/alert-seen.js';
import { raiseAlert, SITUATIONS, tileOf, type Scene } from '../support/alert-states.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { until, untilEqual } from '../support/until.js';

const SECONDS = 5;
const it = base.override('environment', { VIGIE_DEMO_LATE: '1', VIGIE_DEMO_AUTO_CLOSE: String(SECONDS / 60) });

it('[R7] [T4] an alert outlives the automatic close of its test: in the queue and on the tile, on top', async ({
  server,
  room,
  browser,
}) => {
  const board = await newPage(browser);
  await openRoom(board, server);
  const person = server.demo.candidates[0]!;
  const { seat, reply } = await SeatClient.join(server, person);
  const { token } = reply as Extract<typeof reply, { ok: true }>;
  const scene: Scene = { server, room, person, candidateId: idOf(room, person), seat, token };
  await room.welcome([scene.candidateId]);
  await room.send({ type: 'ConfirmPresences', candidateIds: [scene.candidateId] });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
  await SITUATIONS.closedAutomatically.first!(scene);
  expect(await raiseAlert(scene)).toMatchObject({ ok: true });
  await until(() => SITUATIONS.closedAutomatically.isThere(tileOf(scene)));
  await expectSeen(scene, board, 'closedAutomatically');
  expect(await room.send({ type: 'DismissAlert', candidateId: scene.candidateId })).toMatchObject({ ok: true });
  seat.close();
});
