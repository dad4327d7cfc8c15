import { describe, expect } from 'vitest';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import type { Server } from '../support/server.js';
import type { RoomClient } from '../support/room-client.js';
import { expectAgreement } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

/** At their first challenge. */
async function atTheTest(server: Server, room: RoomClient, at: number) {
  const candidateId = idOf(room, server.demo.candidates[at]!);
  const { seat } = await SeatClient.join(server, server.demo.candidates[at]!);
  await until(() => seat.screen === 'waiting');
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId: candidateId as never });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  expect(await seat.send({ type: 'StartTest', code: server.demo.accessCode })).toMatchObject({ ok: true });
  return { seat, candidateId, tile: () => room.tiles.get(candidateId) };
}

describe('[Q3] the page that was left', () => {
  it('is journalled and stands on the tile; nothing else of it changes, and the answer counts', async ({
    server,
    room,
    database,
  }) => {
    const { seat, candidateId, tile } = await atTheTest(server, room, 0);
    await untilEqual(() => tile()?.situation, 'started');
    const { seq: _seq, ...before } = tile()!;
    expect(before.focusLost).toBeUndefined();
    const claimedAt = before.startedAt! + 2;
    const told = { type: 'LoseFocus', times: 2, forMs: 12_000, claimedAt } as const;
    expect(await seat.send(told)).toMatchObject({ ok: true });
    await until(() => tile()?.focusLost);
    const { seq: _next, ...after } = tile()!;
    expect(after).toEqual({ ...before, focusLost: { times: 2, totalMs: 2, lastAt: claimedAt, lastMs: 2 } });
    const rows = await database.sql(`select data from journal where type = 'FocusLost' and candidate_id = $1`, [
      candidateId,
    ]);
    expect(rows).toEqual([{ data: { backAt: claimedAt, forMs: 2, times: 2 } }]);
    expect(await seat.answer()).toMatchObject({ ok: true });
    seat.close();
  });

  it('of a PC that flaps, or of one that says it twice, is one row', async ({ server, room, database }) => {
    const { seat, candidateId, tile } = await atTheTest(server, room, 1);
    await untilEqual(() => tile()?.situation, 'started');
    const told = { type: 'LoseFocus', times: 1, forMs: 1_500 } as const;
    const id = '5f0f6ab4-6c55-4a3e-9a5e-0d2f0f4f9d11';
    const first = await seat.send(told, id);
    expect(await seat.send(told, id)).toEqual(first);
    for (let more = 0; more < 10; more++) expect(await seat.send(told)).toMatchObject({ ok: true });
    const rows = await database.sql(
      `select count(*)::int from journal where type = 'FocusLost' and candidate_id = $1`,
      [candidateId],
    );
    expect(rows).toEqual([{ count: 1 }]);
    seat.close();
  });

  it('is refused in words when it is none, or before the test', async ({ server }) => {
    const { seat } = await SeatClient.join(server, server.demo.candidates[2]!);
    await until(() => seat.screen === 'waiting');
    for (const wrong of [
      { times: 0, forMs: 2_000 },
      { times: 1, forMs: 999 },
      { times: 1, forMs: 1.5e9 },
      { times: 1 },
    ])
      expect(await seat.send({ type: 'LoseFocus', ...wrong } as never)).toMatchObject({ code: 'invalid-message' });
    expect(await seat.send({ type: 'LoseFocus', times: 1, forMs: 2_000 })).toMatchObject({ code: 'not-started' });
    seat.close();
  });
});

it('the journal, replayed, gives every tile', async ({ room, database }) => {
  await until(() => [...room.tiles.values()].every(({ link }) => !link?.on));
  await expectAgreement(database.sql, [room.tiles]);
});
