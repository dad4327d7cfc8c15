import type { CandidateId } from '@vigie/domain';
import { expect } from 'vitest';
import { atTheTest, granting, leaving, journalOf } from '../support/at-the-test.js';
import { anInvigilator } from '../support/school-pc.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement, replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const it = base.override('environment', { VIGIE_DEMO_STOP: 'indicate', VIGIE_DEMO_AUTO_CLOSE: '0.01' });

it('[T3] [T4] a session that only indicates its deadlines warns, tells the time up, and goes on: two grids, database and journal agree', async ({
  server,
  room,
  database,
}) => {
  const other = await anInvigilator(server);
  const { ids, seats } = await atTheTest(server, room);
  const [id] = ids as readonly CandidateId[] as [CandidateId];
  const [seat] = seats;
  expect(room.session).toMatchObject({ stopPolicy: 'indicate', autoCloseMinutes: null });

  await leaving(room, id, 12);
  await untilEqual(() => other.tiles.get(id)!.warned?.minutes, 15);
  const told = () => (seat.view?.view.screen === 'test' ? seat.view.view.warned : null);
  await untilEqual(told, other.tiles.get(id)!.warned);
  await granting(room, [id], -240);
  await untilEqual(() => other.tiles.get(id)!.situation, 'timeUp');
  expect(other.tiles.get(id)).not.toHaveProperty('closesAt');
  expect(seat.view?.view).toMatchObject({ screen: 'test', mayAnswer: true, stopPolicy: 'indicate' });
  expect((await seat.answer()).ok).toBe(true);
  await untilEqual(() => other.tiles.get(id)!.progress?.done, 1);
  expect(other.tiles.get(id)).toMatchObject({ situation: 'timeUp', late: null });

  expect(await journalOf(database.sql, 'TimeUp')).toMatchObject([{ id, data: {} }]);
  expect(await journalOf(database.sql, 'TimeWarned')).toMatchObject([{ id, data: { minutes: 15 } }]);
  await expectAgreement(database.sql, [room.tiles, other.tiles]);
  await replay(database.sql);
  for (const one of [...seats, other]) one.close();
});
