import { expect } from 'vitest';
import type { RoomClient } from './room-client.js';
import { idOf } from './school-pc.js';
import { SeatClient } from './seat-client.js';
import type { Server } from './server.js';
import { until, untilEqual } from './until.js';

/** Everybody at their test but the last three; then an alert, a hand, an exit, a lost link, an end screen, a pause. */
export async function busyRoom(server: Server, room: RoomClient): Promise<SeatClient[]> {
  const people = server.demo.candidates.slice(0, -3);
  const seats: SeatClient[] = [];
  for (const person of people) seats.push((await SeatClient.join(server, person)).seat);
  const ids = people.map((person) => idOf(room, person));
  for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
  await room.welcome(ids);
  for (const [n, candidateId] of ids.entries())
    await room.send({ type: 'SeatCandidate', candidateId, seat: `${n + 1}` });
  await room.send({ type: 'ConfirmPresences', candidateIds: ids });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  for (const seat of seats) {
    await untilEqual(() => seat.screen, 'code');
    expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
  }
  await mishaps(seats, ids, room);
  return seats;
}

async function mishaps(seats: readonly SeatClient[], ids: readonly never[], room: RoomClient): Promise<void> {
  const [alerting, raising, , cut, through, both] = seats as [SeatClient, ...SeatClient[]];
  for (const seat of seats.slice(6, 14)) await seat.answer();
  for (let at = 1; at <= 5; at++) await through!.answer();
  await through!.send({ type: 'ShowEndScreen' });
  for (const seat of [alerting, both!])
    await seat.send({ type: 'RaiseAlert', challengeId: seat.challenge.challenge.id as never, reason: 'image' });
  await raising!.send({ type: 'RaiseHand' });
  await room.send({ type: 'LeaveRoom', candidateId: ids[2]! });
  await room.send({ type: 'PauseTests', candidateIds: [ids[14]!], reason: 'Changement de poste' });
  cut!.close();
  both!.close();
  await until(() => ids.filter((id) => room.tiles.get(id)?.link?.on === false).length === 2);
  await until(() => room.tiles.get(ids[4]!)?.situation === 'endScreen');
}
