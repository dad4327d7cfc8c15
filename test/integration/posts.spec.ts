import { describe, expect } from 'vitest';
import { post } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import type { Server } from '../support/server.js';
import { expectAgreement } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const joinFrom = (server: Server, at: number, more: object) =>
  post(server, '/api/candidate/join', {
    sessionNumber: server.demo.sessionNumber,
    ...server.demo.candidates[at]!,
    ...more,
  });

describe('[R2] the post of a PC', () => {
  it('is journalled with the join, stands on the tile, and is assigned by one order', async ({
    server,
    room,
    database,
  }) => {
    const candidateId = idOf(room, server.demo.candidates[0]!);
    const tile = () => room.tiles.get(candidateId);
    expect((await joinFrom(server, 0, { post: 'B-12' })).status).toBe(200);
    await untilEqual(() => tile()?.post, 'B-12');
    const rows = await database.sql(
      `select data->>'post' as post from journal where type = 'CandidateJoined' and candidate_id = $1`,
      [candidateId],
    );
    expect(rows).toEqual([{ post: 'B-12' }]);
    const order = { type: 'SeatCandidate', candidateId, seat: 'B-12' } as const;
    expect(await room.send(order)).toMatchObject({ code: 'attendance-first' });
    await room.welcome([candidateId]);
    await room.send({ ...order, seat: '7' });
    await untilEqual(() => [tile()?.welcome.seat, tile()?.post], ['7', 'B-12']);
    expect((await room.send(order)).ok).toBe(true);
    await untilEqual(() => tile()?.welcome.seat, 'B-12');
  });

  it('of another PC is said with its request, and counts once it is authorised', async ({ server, room }) => {
    const [person, candidateId] = [server.demo.candidates[1]!, idOf(room, server.demo.candidates[1]!)];
    const tile = () => room.tiles.get(candidateId);
    const { seat } = await SeatClient.join(server, person);
    await untilEqual(() => tile()?.link?.on, true);
    expect(tile()?.post).toBeNull();
    expect((await joinFrom(server, 1, { post: '15' })).status).toBe(200);
    await untilEqual(() => tile()?.request?.post, '15');
    expect((await room.send({ type: 'AuthoriseResume', candidateId })).ok).toBe(true);
    await untilEqual(() => [tile()?.post, tile()?.request], ['15', null]);
    seat.close();
  });

  it('is refused in words when it is none, and nobody joins', async ({ server, room }) => {
    for (const wrong of ['', '123456789', '1 2', '<b>', 12, null])
      expect((await joinFrom(server, 2, { post: wrong })).status).toBe(400);
    expect(room.tiles.get(idOf(room, server.demo.candidates[2]!))?.joinedAt).toBeNull();
  });
});

it('the journal, replayed, gives every tile', async ({ room, database }) => {
  await expectAgreement(database.sql, [room.tiles]);
});
