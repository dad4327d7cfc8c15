import { expect } from 'vitest';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import { expectAgreement, replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

it('[B7] time granted after the end reopens the session, and the candidate’s open page goes on', async ({
  server,
  room,
  database,
}) => {
  const person = server.demo.candidates[0]!;
  const candidateId = idOf(room, person);
  const { seat } = await SeatClient.join(server, person);
  await untilEqual(() => seat.screen, 'waiting');
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await untilEqual(() => seat.screen, 'code');
  await seat.send({ type: 'StartTest', code: server.demo.accessCode });
  expect((await seat.answer()).ok).toBe(true);

  const grant = (minutes: number) => room.send({ type: 'GrantTime', candidateId, minutes, reason: 'Alarme incendie' });
  expect((await grant(-240)).ok).toBe(true);
  await untilEqual(() => room.tiles.get(candidateId)!.situation, 'timeUp');
  expect((await room.send({ type: 'CloseSession' })).ok).toBe(true);
  await untilEqual(() => seat.screen, 'closed');

  expect((await grant(5)).ok).toBe(true);
  await untilEqual(() => room.session?.phase, 'launched');
  await untilEqual(() => seat.screen, 'test');
  await untilEqual(() => room.tiles.get(candidateId)!.warned?.minutes, 5);
  expect(seat.challenge.done).toBe(1);
  expect((await seat.answer()).ok).toBe(true);
  await expectAgreement(database.sql, [room.tiles]);
  await replay(database.sql);
  seat.close();
});
