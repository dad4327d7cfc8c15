import type { Tile } from '@vigie/protocol';
import { describe, expect } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement, replay, tilesInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

/** Three candidates at their test, of the set that has spare challenges. */
const it = base
  .override('environment', { VIGIE_QUESTIONS: 'apps/server/questions/pix-demo.json' })
  .extend('seats', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
    const people = server.demo.candidates.slice(0, 3);
    const seats: SeatClient[] = [];
    for (const person of people) seats.push((await SeatClient.join(server, person)).seat);
    onCleanup(() => seats.forEach((seat) => seat.close()));
    const candidateIds = people.map((person) => idOf(room, person));
    for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
    await room.welcome(candidateIds);
    await room.send({ type: 'ConfirmPresences', candidateIds });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    for (const seat of seats) {
      await untilEqual(() => seat.screen, 'code');
      expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
    }
    return seats.map((seat, n) => ({ seat, candidateId: candidateIds[n]! }));
  });

const tileOf = (room: RoomClient, id: string): Tile => room.tiles.get(id)!;
const raise = (seat: SeatClient) =>
  seat.send({ type: 'RaiseAlert', challengeId: seat.challenge.challenge.id as never, reason: 'image' });

describe('[R7] a live alert', () => {
  it('holds the test of the candidate and stands on the tile, until it is dismissed', async ({ room, seats }) => {
    const { seat, candidateId } = seats[0]!;
    const shown = seat.challenge.challenge.id;
    expect((await raise(seat)).ok).toBe(true);
    expect(seat.view).toMatchObject({ view: { screen: 'test' }, call: { alert: { challengeId: shown }, place: 1 } });
    expect(await seat.answer()).toMatchObject({ ok: false, code: 'alert-open' });
    await untilEqual(() => tileOf(room, candidateId).alert?.number, 1);
    expect((await room.send({ type: 'AcknowledgeCall', candidateId })).ok).toBe(true);
    await untilEqual(() => typeof seat.view?.call?.acknowledgedAt, 'number');
    expect((await room.send({ type: 'DismissAlert', candidateId })).ok).toBe(true);
    await untilEqual(() => seat.view?.call, null);
    expect(seat.challenge.challenge.id).toBe(shown);
    expect((await seat.answer()).ok).toBe(true);
  });

  it('validated, is a report by the invigilator, and a spare comes in its place', async ({ room, seats, database }) => {
    const { seat, candidateId } = seats[0]!;
    const { done, challenge } = seat.challenge;
    await raise(seat);
    expect((await room.send({ type: 'ValidateAlert', candidateId, category: 'E1' })).ok).toBe(true);
    await untilEqual(() => seat.view?.call, null);
    expect(seat.challenge.done).toBe(done);
    expect(seat.challenge.challenge.id).not.toBe(challenge.id);
    await untilEqual(() => tileOf(room, candidateId).reports, 1);
    const rows = await database.sql(
      `select actor_id, data->>'category' as category, data->>'challengeId' as challenge from journal
       where type = 'IssueReported' and candidate_id = $1`,
      [candidateId],
    );
    expect(rows).toEqual([{ actor_id: room.last!.details.me.personId, category: 'E1', challenge: challenge.id }]);
    expect((await seat.answer()).ok).toBe(true);
  });

  it('of two invigilators at once, one takes it on and one judges it; the other is told who, and what', async ({
    server,
    room,
    seats,
    database,
  }) => {
    const { seat, candidateId } = seats[0]!;
    const other = await RoomClient.open(server, (await signIn(server, 'Autre surveillante')).cookie);
    const people = [room, other].map((one) => one.last!.details.me.personId);
    /** The same at the same time, by both: one is accepted, the other reads who was first. */
    const both = async (type: 'AcknowledgeCall' | 'DismissAlert', code: string) => {
      const acks = await Promise.all([room, other].map((one) => one.send({ type, candidateId })));
      const first = acks.findIndex(({ ok }) => ok);
      expect(acks[1 - first]).toMatchObject({ ok: false, code, params: { by: people[first] } });
      return people[first];
    };
    for (let tries = 0; tries < 10; tries++) {
      await untilEqual(() => seat.view?.call, null);
      await raise(seat);
      const taker = await both('AcknowledgeCall', 'call-already-taken');
      await untilEqual(() => tileOf(other, candidateId).callAcknowledgedBy, taker);
      await both('DismissAlert', 'alert-already-dismissed');
    }
    await expectAgreement(database.sql, [room.tiles, other.tiles]);
    other.close();
  });
});

describe('[R7] raised hands', () => {
  it('stand in a queue that each of them sees move', async ({ room, seats }) => {
    for (const { seat } of seats) expect((await seat.send({ type: 'RaiseHand' })).ok).toBe(true);
    expect(seats.map(({ seat }) => seat.view?.call?.place)).toEqual([1, 2, 3]);
    await room.send({ type: 'SettleHand', candidateId: seats[0]!.candidateId });
    await untilEqual(() => seats.map(({ seat }) => seat.view?.call?.place ?? null), [null, 1, 2]);
    await seats[1]!.seat.send({ type: 'LowerHand' });
    await untilEqual(() => seats.map(({ seat }) => seat.view?.call?.place ?? null), [null, null, 1]);
    expect((await seats[2]!.seat.answer()).ok).toBe(true);
    await room.send({ type: 'SettleHand', candidateId: seats[2]!.candidateId });
    await untilEqual(() => seats[2]!.seat.view?.call, null);
  });
});

describe('[R13] a temporary exit', () => {
  it('stops the answers, not the clock', async ({ room, seats }) => {
    const { seat, candidateId } = seats[1]!;
    const { deadlineAt } = seat.challenge;
    await room.send({ type: 'LeaveRoom', candidateId });
    await untilEqual(() => typeof seat.view?.outSince, 'number');
    expect(await seat.answer()).toMatchObject({ ok: false, code: 'out-of-room' });
    await room.send({ type: 'ReturnToRoom', candidateId });
    await untilEqual(() => seat.view?.outSince, null);
    expect(seat.challenge.deadlineAt).toBe(deadlineAt);
    expect((await seat.answer()).ok).toBe(true);
  });
});

describe('[T5, T9] time granted and pauses', () => {
  it('moves the deadline of the tile and of the screen, which acknowledges it', async ({ room, seats }) => {
    const [{ seat, candidateId }, other] = [seats[0]!, seats[1]!];
    const { deadlineAt } = seat.challenge;
    const theirs = other.seat.challenge.deadlineAt;
    const candidateIds = [candidateId, other.candidateId];
    expect(await room.send({ type: 'GrantTimes', candidateIds, minutes: 10, reason: 'Panne de réseau' })).toMatchObject(
      {
        ok: true,
        skipped: [],
      },
    );
    await untilEqual(() => seat.challenge.deadlineAt, deadlineAt + 600_000);
    await untilEqual(() => other.seat.challenge.deadlineAt, theirs + 600_000);
    expect(seat.view?.granted).toMatchObject({ ms: 600_000, seenAt: null });
    await untilEqual(() => tileOf(room, candidateId).deadlineAt, deadlineAt + 600_000);
    expect((await seat.send({ type: 'AcknowledgeTime' })).ok).toBe(true);
    await untilEqual(() => typeof tileOf(room, candidateId).granted?.seenAt, 'number');
    expect(tileOf(room, other.candidateId).granted?.seenAt).toBeNull();
  });

  it('a pause stops the answers, and moves the deadline by its length', async ({ room, seats }) => {
    const { seat, candidateId } = seats[2]!;
    const { deadlineAt } = seat.challenge;
    expect((await room.send({ type: 'PauseTests', candidateIds: [candidateId], reason: 'Alarme' })).ok).toBe(true);
    await untilEqual(() => typeof seat.view?.pausedSince, 'number');
    const since = seat.view!.pausedSince!;
    expect(await seat.answer()).toMatchObject({ ok: false, code: 'paused' });
    const back = await room.send({ type: 'UnpauseTests', candidateIds: [candidateId] });
    await untilEqual(() => seat.view?.pausedSince, null);
    expect(seat.challenge.deadlineAt).toBe(deadlineAt + (back.ok ? back.at - since : NaN));
    expect((await seat.answer()).ok).toBe(true);
  });

  it('asks for a reason and for whole minutes', async ({ room, seats }) => {
    const { candidateId } = seats[2]!;
    for (const minutes of [0, 2.5, 1_000])
      expect(await room.send({ type: 'GrantTime', candidateId, minutes, reason: 'x' })).toMatchObject({
        code: 'invalid-message',
      });
    expect(await room.send({ type: 'PauseTest', candidateId, reason: '' })).toMatchObject({ code: 'invalid-message' });
  });
});

it('[fault 37] the journal, replayed, gives every tile', async ({ room, database }) => {
  const state = await replay(database.sql);
  expect(state.candidates.size).toBe(24);
  const sql = await tilesInSql(database.sql);
  await untilEqual(() => [...room.tiles.values()].filter((tile) => tile.seq < sql.get(tile.candidateId)!.seq), []);
  for (const [id, tile] of sql) expect(room.tiles.get(id)).toEqual(tile);
});
