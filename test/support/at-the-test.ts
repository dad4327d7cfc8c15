import type { CandidateId } from '@vigie/domain';
import { expect } from 'vitest';
import type { RoomClient } from './room-client.js';
import { idOf } from './school-pc.js';
import { SeatClient } from './seat-client.js';
import type { Server, Sql } from './server.js';
import { untilEqual } from './until.js';

/** The first two candidates, at their test. */
export async function atTheTest(server: Server, room: RoomClient) {
  const people = server.demo.candidates.slice(0, 2);
  const ids = people.map((person) => idOf(room, person));
  const seats: SeatClient[] = [];
  for (const person of people) seats.push((await SeatClient.join(server, person)).seat);
  for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
  await room.welcome(ids);
  await room.send({ type: 'ConfirmPresences', candidateIds: ids });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  for (const seat of seats) {
    await untilEqual(() => seat.screen, 'code');
    expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
  }
  return { ids, seats: seats as [SeatClient, SeatClient] };
}

/** The events of a type, as they stand in the journal. */
export const journalOf = (sql: Sql, type: string) =>
  sql<{ id: CandidateId; at: number; data: Record<string, unknown> }>(
    `select candidate_id as id, (extract(epoch from at) * 1000)::float8 as at, data from journal where type = $1 order by seq`,
    [type],
  );

export const granting = (room: RoomClient, candidateIds: CandidateId[], minutes: number) =>
  room.send({ type: 'GrantTimes', candidateIds, minutes, reason: 'Alarme incendie' });
/** From what is left now to about so many minutes. */
export const leaving = (room: RoomClient, id: CandidateId, minutes: number) =>
  granting(room, [id], Math.round(minutes - (room.tiles.get(id)!.deadlineAt! - Date.now()) / 60_000));
