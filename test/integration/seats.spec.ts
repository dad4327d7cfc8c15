import { describe, expect } from 'vitest';
import { RoomClient, post, signIn } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

/** A second invigilator of the same room. */
const it = base.extend('other', { scope: 'file' }, async ({ server }, { onCleanup }) => {
  const other = await RoomClient.open(server, (await signIn(server, server.demo.invigilators[1])).cookie);
  onCleanup(() => other.close());
  return other;
});
const seatOf = (room: RoomClient, id: string) => room.tiles.get(id)?.welcome.seat;

describe('[R1] places', () => {
  it('are swapped in one frame that both invigilators see', async ({ server, room, other }) => {
    const [ana, bob] = server.demo.candidates.slice(0, 2).map((person) => idOf(room, person));
    await room.welcome([ana!, bob!]);
    for (const [candidateId, seat] of [
      [ana!, 'A1'],
      [bob!, 'A2'],
    ] as const)
      expect((await room.send({ type: 'SeatCandidate', candidateId, seat })).ok).toBe(true);
    const taken = await other.send({ type: 'SeatCandidate', candidateId: bob!, seat: 'a1' });
    expect(taken).toMatchObject({ code: 'seat-taken', params: { candidates: [ana] } });
    const swap = { type: 'SwapSeats', candidateId: ana!, seat: 'A1', otherId: bob!, otherSeat: 'A2' } as const;
    const ack = await other.send(swap);
    expect(ack.ok).toBe(true);
    await untilEqual(() => [seatOf(room, ana!), seatOf(room, bob!)], ['A2', 'A1']);
    const frame = room.frames.find(({ seq }) => ack.ok && seq === ack.seq);
    expect(frame?.tiles.map(({ candidateId }) => candidateId).toSorted()).toEqual([ana, bob].toSorted());
    expect(frame?.entries.map(({ type }) => type)).toEqual(['CandidateSeated', 'CandidateSeated']);
  });

  it('are swapped once when two invigilators order it at once, and never back', async ({
    server,
    database,
    room,
    other,
  }) => {
    const [ana, bob] = server.demo.candidates.slice(2, 4).map((person) => idOf(room, person));
    await room.welcome([ana!, bob!]);
    await room.send({ type: 'SeatCandidate', candidateId: ana!, seat: 'B1' });
    await room.send({ type: 'SeatCandidate', candidateId: bob!, seat: 'B2' });
    const swap = { type: 'SwapSeats', candidateId: ana!, seat: 'B1', otherId: bob!, otherSeat: 'B2' } as const;
    const back = { type: 'SwapSeats', candidateId: bob!, seat: 'B2', otherId: ana!, otherSeat: 'B1' } as const;
    const acks = await Promise.all([room.send(swap), other.send(back)]);
    expect(acks.map(({ ok }) => ok)).toEqual([true, true]);
    const rows = await database.sql(
      `select data->>'seat' as seat from journal where type = 'CandidateSeated' and candidate_id = $1 order by seq`,
      [ana],
    );
    expect(rows).toEqual([{ seat: 'B1' }, { seat: 'B2' }]);
    for (const screen of [room, other])
      await untilEqual(() => [seatOf(screen, ana!), seatOf(screen, bob!)], ['B2', 'B1']);
  });

  it('of three that two invigilators swap at once: one wins, the other reads that they changed', async ({
    server,
    room,
    other,
  }) => {
    const [ana, bob, eve] = server.demo.candidates.slice(4, 7).map((person) => idOf(room, person));
    const all = [ana!, bob!, eve!];
    await room.welcome(all);
    for (const [n, candidateId] of all.entries())
      await room.send({ type: 'SeatCandidate', candidateId, seat: `C${n + 1}` });
    const swap = { type: 'SwapSeats', candidateId: ana!, seat: 'C1' } as const;
    const acks = await Promise.all([
      room.send({ ...swap, otherId: bob!, otherSeat: 'C2' }),
      other.send({ ...swap, otherId: eve!, otherSeat: 'C3' }),
    ]);
    expect(acks.map((ack) => (ack.ok ? 'ok' : ack.code)).toSorted()).toEqual(['ok', 'seats-changed']);
    const seats = acks[0]!.ok ? ['C2', 'C1', 'C3'] : ['C3', 'C2', 'C1'];
    for (const screen of [room, other]) await untilEqual(() => all.map((id) => seatOf(screen, id)), seats);
  });
});

it('[R6] a candidate sent to another PC is known there, and goes on by one word', async ({ server, room, other }) => {
  const person = server.demo.candidates[7]!;
  const candidateId = idOf(room, person);
  const { seat } = await SeatClient.join(server, person);
  await room.welcome([candidateId]);
  await room.send({ type: 'SeatCandidate', candidateId, seat: 'D1' });
  expect((await room.send({ type: 'MoveToPost', candidateId, post: 'A1' })).ok).toBe(false);
  expect((await room.send({ type: 'MoveToPost', candidateId, post: 'D9' })).ok).toBe(true);
  await untilEqual(() => other.tiles.get(candidateId)?.moving?.post, 'D9');
  const joined = await post(server, '/api/candidate/join', {
    sessionNumber: server.demo.sessionNumber,
    ...person,
    post: 'd9',
  });
  expect(joined.status).toBe(200);
  await untilEqual(() => other.tiles.get(candidateId)?.request?.post, 'd9');
  expect((await other.send({ type: 'AuthoriseResume', candidateId })).ok).toBe(true);
  await untilEqual(() => room.tiles.get(candidateId)?.welcome.seat, 'D9');
  expect(room.tiles.get(candidateId)?.moving).toBeUndefined();
  await untilEqual(() => seat.goodbye?.code, 'device-replaced');
  seat.close();
});

it('[R0] rows taken by one invigilator are seen by both, and go with « Passer le relais »', async ({
  server,
  room,
  other,
}) => {
  const me = (screen: RoomClient) => screen.last!.details.me.personId;
  await room.send({ type: 'TakeRows', rows: ['B', 'A'] });
  await other.send({ type: 'TakeRows', rows: ['1-12'] });
  const watches = [
    { by: me(room), rows: ['A', 'B'] },
    { by: me(other), rows: ['1-12'] },
  ];
  for (const screen of [room, other]) await untilEqual(() => screen.session?.watches, watches);
  const { cookie, access } = await signIn(server, server.demo.invigilators[1]);
  const relief = await post(server, '/api/room/name', { name: 'Une Remplaçante' }, { cookie });
  expect(relief.status).toBe(200);
  await untilEqual(() => room.session?.watches?.map(({ rows }) => rows), [['A', 'B'], ['1-12']]);
  expect(room.session?.watches?.[1]?.by).not.toBe(access.me?.personId);
});

it('the journal, replayed, gives every tile', async ({ room, other, database }) => {
  await expectAgreement(database.sql, [room.tiles, other.tiles]);
});
