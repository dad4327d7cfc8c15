import { expect } from 'vitest';
import { atChallenge, atScreen, fillJoin, validate, type SeatPage } from './pages.js';
import { RoomClient, signIn } from './room-client.js';
import type { Server } from './server.js';
import { until } from './until.js';

type Person = Server['demo']['candidates'][number];

/** An invigilator without a screen, who welcomes these candidates once they have joined and launches. */
export async function anInvigilator(server: Server): Promise<RoomClient> {
  return RoomClient.open(server, (await signIn(server)).cookie);
}

export const idOf = (room: RoomClient, { lastName, firstName }: Person) => room.idOf(lastName, firstName) as never;

export async function joinAt(page: SeatPage, address: string, server: Server, person: Person): Promise<void> {
  await page.goto(`${address}/candidat/?session=${server.demo.sessionNumber}`);
  await fillJoin(page, person);
  await page.click('[data-action=join]');
  await atScreen(page, 'waiting');
}

/** From the waiting screen to the first challenge. */
export async function startTest(page: SeatPage, room: RoomClient, server: Server, person: Person): Promise<void> {
  const candidateId = idOf(room, person);
  await until(() => room.tiles.get(candidateId)?.link?.on);
  await room.welcome([candidateId]);
  expect((await room.send({ type: 'ConfirmPresence', candidateId })).ok).toBe(true);
  const launched = await room.send({ type: 'LaunchSession', despiteNotReady: true });
  expect(launched.ok || launched.code).toSatisfy((word) => word === true || word === 'session-already-launched');
  await atScreen(page, 'code');
  await page.fill('input[name=code]', server.demo.accessCode);
  await page.click('[data-action=start]');
  await atChallenge(page, '1/5');
}

/** Every challenge left, the end screen seen by the invigilator, and the sign-out. */
export async function finishTest(page: SeatPage, room: RoomClient, person: Person, from = 1): Promise<void> {
  for (let at = from; at <= 5; at++) {
    await atChallenge(page, `${at}/5`);
    await validate(page);
  }
  await atScreen(page, 'end');
  const candidateId = idOf(room, person);
  await until(() => room.tiles.get(candidateId)?.situation === 'endScreen');
  expect((await room.send({ type: 'WitnessEndScreen', candidateId })).ok).toBe(true);
  await page.click('[data-action=sign-out]');
  await atScreen(page, 'signedOut');
}
