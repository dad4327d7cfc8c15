import { CANDIDATE_TABLE, SESSION_TABLE } from '@vigie/domain';
import { Tile } from '@vigie/protocol';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  EVERYTHING,
  MARKS,
  NEVER_WITH_ALERT,
  NO_STATE,
  raiseAlert,
  reconnect,
  SITUATIONS,
  tileOf,
  type Scene,
  type State,
} from '../support/alert-states.js';
import { expectSeen } from '../support/alert-seen.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { until, untilEqual } from '../support/until.js';

/** Who never starts, and who never comes. */
const LEFT_OUT = 2;

const it = base
  .extend('scenes', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
    const scenes: Scene[] = [];
    for (const person of server.demo.candidates.slice(0, -LEFT_OUT)) {
      const { seat, reply } = await SeatClient.join(server, person);
      const { token } = reply as Extract<typeof reply, { ok: true }>;
      scenes.push({ server, room, person, candidateId: idOf(room, person), seat, token });
    }
    onCleanup(() => scenes.forEach(({ seat }) => seat.close()));
    for (const { seat } of scenes) await untilEqual(() => seat.screen, 'waiting');
    return scenes;
  })
  .extend('waiting', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const { seat } = await SeatClient.join(server, server.demo.candidates.at(-LEFT_OUT)!);
    onCleanup(() => seat.close());
    return seat;
  })
  .extend('board', { scope: 'file' }, async ({ server, browser }) => {
    const page = await newPage(browser);
    await openRoom(page, server);
    return page;
  });

async function settle({ room, candidateId }: Scene): Promise<void> {
  expect(await room.send({ type: 'DismissAlert', candidateId })).toMatchObject({ ok: true });
}

async function play(scene: Scene, board: Page, name: string, { first, then, isThere }: State): Promise<void> {
  await first?.(scene);
  expect(await raiseAlert(scene), name).toMatchObject({ ok: true });
  await until(() => tileOf(scene).alert);
  await then?.(scene);
  await until(() => isThere(tileOf(scene)));
  expect(tileOf(scene).alert, name).not.toBeNull();
  await expectSeen(scene, board, name);
  await settle(scene);
  if (tileOf(scene).link?.on === false) await reconnect(scene);
}

const expectRefused = async (seat: SeatClient, code: string) =>
  expect(await seat.send({ type: 'RaiseAlert', challengeId: 'any' as never, reason: 'image' })).toMatchObject({ code });

it('[R7] each situation and each field of a tile has its line here', () => {
  expect([...Object.keys(NEVER_WITH_ALERT), ...Object.keys(SITUATIONS)].toSorted()).toEqual(
    Tile.shape.situation.options.toSorted(),
  );
  expect([...NO_STATE, ...Object.keys(MARKS)].toSorted()).toEqual(Object.keys(Tile.shape).toSorted());
});

it('[R7] nobody raises an alert before the test', async ({ room, scenes, server }) => {
  const ids = scenes.map(({ candidateId }) => candidateId);
  const { seat } = scenes[0]!;
  const reaches = async (situation: keyof typeof NEVER_WITH_ALERT) => {
    await untilEqual(() => tileOf(scenes[0]!).situation, situation);
    await expectRefused(seat, NEVER_WITH_ALERT[situation]);
  };
  await reaches('connected');
  await room.welcome(ids);
  await reaches('ready');
  await room.send({ type: 'ConfirmPresences', candidateIds: ids });
  await reaches('confirmed');
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await reaches('mayStart');
  // Of those who have no browser yet nobody can raise one; the table says it for them.
  expect(CANDIDATE_TABLE.RaiseAlert.expected).toBe('not-started');
  for (const scene of scenes) {
    await untilEqual(() => scene.seat.screen, 'code');
    expect((await scene.seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
  }
});

it('[R7] under every other state in turn, an open alert is in the queue and on the tile, on top', async ({
  scenes,
  board,
}) => {
  // The one comes with the session's end, the other with a session that closes stopped tests: each has a test of its own.
  const { closedWithSession: _last, closedAutomatically: _elsewhere, ...others } = SITUATIONS;
  const states = Object.entries({ ...others, ...MARKS, EVERYTHING });
  const [light, ...rest] = scenes as [Scene, ...Scene[]];
  for (const [name, state] of states) await play(state.isLight ? light : rest.shift()!, board, name, state);
});

it('[R7] who has finished has no alert, and an open one lets nobody finish', async ({ room, scenes }) => {
  const scene = scenes[0]!;
  const { seat, candidateId } = scene;
  expect(await raiseAlert(scene)).toMatchObject({ ok: true });
  expect(await seat.answer()).toMatchObject({ code: 'alert-open' });
  await settle(scene);
  while (seat.screen === 'test') expect((await seat.answer()).ok).toBe(true);
  const reaches = async (situation: keyof typeof NEVER_WITH_ALERT) => {
    await untilEqual(() => tileOf(scene).situation, situation);
    await expectRefused(seat, NEVER_WITH_ALERT[situation]);
  };
  await reaches('finished');
  await seat.send({ type: 'ShowEndScreen' });
  await reaches('endScreen');
  await room.send({ type: 'WitnessEndScreen', candidateId });
  await reaches('witnessed');
  await seat.send({ type: 'SignOut' });
  await untilEqual(() => tileOf(scene).situation, 'signedOut');
  expect(CANDIDATE_TABLE.RaiseAlert.signedOut).toBe(NEVER_WITH_ALERT.signedOut);
});

it('[R7] an alert outlives the session; nobody raises one after it', async ({
  server,
  room,
  scenes,
  waiting,
  board,
}) => {
  await untilEqual(() => waiting.screen, 'waiting');
  const scene = scenes.at(-1)!;
  await SITUATIONS.closedWithSession.first!(scene);
  expect(await raiseAlert(scene)).toMatchObject({ ok: true });
  const atWork = scenes.filter((one) => ['started', 'resumed', 'awaitsResume'].includes(tileOf(one).situation));
  const candidateIds = atWork.map(({ candidateId }) => candidateId);
  await room.send({ type: 'UnpauseTests', candidateIds });
  await room.send({ type: 'GrantTimes', candidateIds, minutes: -240, reason: 'Alarme incendie' });
  await until(async () => (await room.send({ type: 'CloseSession' })).ok, 60_000);
  await until(() => SITUATIONS.closedWithSession.isThere(tileOf(scene)));
  expect(tileOf(scene).alert).not.toBeNull();
  await expectSeen(scene, board, 'closedWithSession');
  const situationOf = (at: number) => room.tiles.get(idOf(room, server.demo.candidates.at(at)!))?.situation;
  expect([situationOf(-2), situationOf(-1)]).toEqual(['notStarted', 'absent']);
  await expectRefused(waiting, NEVER_WITH_ALERT.notStarted);
  expect(SESSION_TABLE.RaiseAlert.ended).toBe(NEVER_WITH_ALERT.absent);
});
