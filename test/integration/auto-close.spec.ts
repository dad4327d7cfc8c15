import type { CandidateId } from '@vigie/domain';
import { expect } from 'vitest';
import { atTheTest, granting, journalOf } from '../support/at-the-test.js';
import { anInvigilator } from '../support/school-pc.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement, replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const SECONDS = 3;
const it = base.override('environment', { VIGIE_DEMO_LATE: '1', VIGIE_DEMO_AUTO_CLOSE: String(SECONDS / 60) });

it('[T4] [T5] a stopped test is closed by itself at its instant, never as an end screen; time granted lets it go on', async ({
  server,
  room,
  database,
}) => {
  const other = await anInvigilator(server);
  const { ids, seats } = await atTheTest(server, room);
  const [id, running] = ids as readonly CandidateId[] as [CandidateId, CandidateId];
  const [seat] = seats;
  await seat.answer();
  await granting(room, [id], -240);
  await untilEqual(() => other.tiles.get(id)!.situation, 'timeUp');
  const [stop] = await journalOf(database.sql, 'TimeUp');
  expect(other.tiles.get(id)!.closesAt).toBe(stop!.at + SECONDS * 1_000);

  await untilEqual(() => other.tiles.get(id)!.situation, 'closedAutomatically');
  await untilEqual(() => seat.view?.view, { screen: 'closed', how: 'closedByTime' });
  expect(await journalOf(database.sql, 'TestClosed')).toMatchObject([
    { id, at: stop!.at + SECONDS * 1_000, data: { how: 'closedByTime', reason: null } },
  ]);
  expect(other.tiles.get(id)).toMatchObject({ endScreenAt: null, witnessedAt: null, closed: { how: 'closedByTime' } });
  expect(other.tiles.get(running)!.situation).toBe('started');
  const [summary] = await database.sql<{ counts: object }>(`select summary->'counts' as counts from session`);
  expect(summary!.counts).toMatchObject({ ended: 1, witnessed: 0, closedByTime: 1 });

  expect((await granting(room, [id], 30)).ok).toBe(true);
  await untilEqual(() => seat.screen, 'test');
  expect((await seat.answer()).ok).toBe(true);
  await untilEqual(() => other.tiles.get(id)!.progress?.done, 2);
  await expectAgreement(database.sql, [room.tiles, other.tiles]);
  await replay(database.sql);
  for (const one of [...seats, other]) one.close();
});
