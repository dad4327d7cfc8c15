import { followed, NO_TIMELINE, staffing, type Timeline } from '@vigie/domain';
import type { Frame } from '@vigie/protocol';
import { expect } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { anInvigilator, idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import { SplitRoom } from '../support/split-room.js';
import { until, untilEqual } from '../support/until.js';

/** What a screen follows of one candidate, frame by frame. */
function follow(frames: readonly Frame[], candidateId: string): Timeline {
  let timeline = NO_TIMELINE;
  for (const { tiles, at } of frames)
    for (const { link, alert, candidateId: id } of tiles)
      if (id === candidateId)
        timeline = followed(timeline, { isLinked: link?.on ?? null, isAlertOpen: alert !== null }, at as never);
  return timeline;
}

it('[R6, R7] a reload shows what the screen followed: lost, back, an alert and the word on it', async ({
  server,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const candidateId = idOf(room, person);
  const { seat, reply } = await SeatClient.join(server, person);
  await untilEqual(() => seat.screen, 'waiting');
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  await seat.send({ type: 'StartTest', code: server.demo.accessCode });
  await seat.send({ type: 'RaiseAlert', challengeId: seat.challenge.challenge.id as never, reason: 'image' });
  await until(() => room.tiles.get(candidateId)?.alert);
  await room.send({ type: 'DismissAlert', candidateId });
  seat.close();
  await until(() => room.tiles.get(candidateId)?.link?.on === false);
  const back = new SeatClient(server, (reply as { token: string }).token);
  await until(() => room.tiles.get(candidateId)?.link?.on);

  const live = follow(room.frames, candidateId);
  expect(live.lost).toHaveLength(1);
  expect(live.alerts).toHaveLength(1);
  expect([...live.lost, ...live.alerts].every(({ to }) => to !== null)).toBe(true);
  const again = await anInvigilator(server);
  expect(again.last!.timelines).toEqual({ [candidateId]: live });
  back.close();
  again.close();
});

it('[B4] the pulse says which invigilators have the room open, each once', async ({ server, room }) => {
  const present = () => room.pulses.at(-1)?.invigilators;
  const me = room.last!.details.me.personId;
  await untilEqual(present, [me]);
  const same = await anInvigilator(server);
  const { cookie, access } = await signIn(server, server.demo.invigilators[1]);
  const other = await RoomClient.open(server, cookie);
  await untilEqual(present, [me, access.me!.personId].toSorted());
  expect(staffing(room.tiles.size, present()!.length)).toEqual({ present: 2, needed: 2, missing: 0 });
  other.close();
  await untilEqual(present, [me]);
  same.close();
});

it('[B4] an invigilator who has the room open on another process is present', async () => {
  const split = await SplitRoom.open(0);
  const ids = [split.roomOne, split.roomTwo].map((room) => room.last!.details.me.personId).toSorted();
  for (const room of [split.roomOne, split.roomTwo]) await untilEqual(() => room.pulses.at(-1)?.invigilators, ids);
  await split.close();
});
