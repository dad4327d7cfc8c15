import type { RefusalMessage } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { expectCleanRecord, expectSentence, it as base, remember } from '../support/refused.js';
import { post } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { headInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const it = base
  .extend('candidateId', { scope: 'file' }, ({ server, room }) => idOf(room, server.demo.candidates[3]!))
  .extend('seat', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const { seat } = await SeatClient.join(server, server.demo.candidates[3]!);
    onCleanup(() => seat.close());
    return seat;
  });

/** Both are in before the first test remembers what stands. */
it.beforeAll(async ({ room, seat }) => {
  await untilEqual(() => seat.screen, 'waiting');
  await untilEqual(() => [...room.tiles.values()].filter(({ link }) => link?.on).length, 1);
});

describe('malformed messages', () => {
  const bodies: unknown[] = [
    null,
    42,
    'StartTest',
    [],
    {},
    { id: randomUUID(), type: 'Nothing' },
    { id: 'not-an-id', type: 'SignOut' },
    { id: randomUUID(), type: 'SignOut', extra: true },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: { $gt: '' }, answer: { choices: ['a'] } },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: 'demo', answer: { choices: [], text: 'deux' } },
    { id: randomUUID(), type: 'AnswerChallenge', challengeId: 'demo', answer: { text: 'x'.repeat(201) } },
    JSON.parse('{"id":"x","type":"SignOut","__proto__":{"isAdmin":true}}'),
    { id: randomUUID(), type: 'WitnessEndScreen', candidateId: 'x'.repeat(5_000) },
  ];

  it.for(bodies.map((body) => [JSON.stringify(body).slice(0, 60), body] as const))(
    '%s is refused in words',
    async ([, body], { seat, room, nothingChanged }) => {
      for (const { socket } of [seat, room]) {
        expectSentence(await socket.timeout(5_000).emitWithAck('command', body));
      }
      await nothingChanged();
    },
  );

  it('an unknown event is answered too', async ({ seat, room, nothingChanged }) => {
    expect(await seat.socket.timeout(5_000).emitWithAck('deleteAll', {})).toMatchObject({ code: 'unknown-message' });
    expect(await room.socket.timeout(5_000).emitWithAck('toString', {})).toMatchObject({ code: 'unknown-message' });
    await nothingChanged();
  });

  it('[fault 44] 70 kB and binary close the socket or are refused; the server lives', async ({ server, seat }) => {
    const { seat: other } = await SeatClient.join(server, server.demo.candidates[7]!);
    await untilEqual(() => other.screen, 'waiting');
    const closed = new Promise((done) => other.socket.once('disconnect', done));
    other.socket.emit('command', { id: randomUUID(), type: 'StartTest', code: 'x'.repeat(70_000) }, () => {});
    await closed;
    other.close();
    expectSentence(await seat.socket.timeout(5_000).emitWithAck('command', Buffer.from([1, 2, 3])));
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  it('over HTTP, no stack leaves', async ({ server }) => {
    const broken = await fetch(`${server.url}/api/candidate/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"sessionNumber":',
    });
    expect(broken.status).toBe(400);
    expectSentence((await broken.json()) as RefusalMessage);
    const large = await post(server, '/api/candidate/join', { lastName: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    expectSentence((await large.json()) as RefusalMessage);
    const missing = await fetch(`${server.url}/api/nothing`);
    expect(missing.status).toBe(404);
  });
});

describe('commands out of order', () => {
  it('a candidate: answering, ending, signing out before starting', async ({ seat, nothingChanged }) => {
    const challengeId = 'demo' as never;
    expect(await seat.send({ type: 'PassChallenge', challengeId })).toMatchObject({ code: 'not-started' });
    expect(await seat.send({ type: 'AnswerChallenge', challengeId, answer: { choices: ['a'] } })).toMatchObject({
      code: 'unknown-challenge',
    });
    expect(await seat.send({ type: 'ShowEndScreen' })).toMatchObject({ code: 'not-started' });
    expectSentence(await seat.send({ type: 'SignOut' }));
    await nothingChanged();
  });

  it('an invigilator: signing before identity, witnessing nothing, closing too soon', async ({
    room,
    candidateId,
    nothingChanged,
  }) => {
    expect(await room.send({ type: 'SignAttendance', candidateId })).toMatchObject({ code: 'identity-first' });
    expect(await room.send({ type: 'WitnessEndScreen', candidateId })).toMatchObject({ code: 'not-started' });
    expect(await room.send({ type: 'AuthoriseResume', candidateId })).toMatchObject({ code: 'no-resume-asked' });
    expect(await room.send({ type: 'CloseSession' })).toMatchObject({ code: 'session-not-launched' });
    expectSentence(await room.send({ type: 'WitnessEndScreen', candidateId: randomUUID() as never }));
    await nothingChanged();
  });
});

describe('the same command id', () => {
  it('twice with the same content: one entry, the first acknowledgement', async ({ database, room, candidateId }) => {
    const head = await headInSql(database.sql);
    const command = { type: 'CheckIdentity', candidateId, how: 'documentSeen' } as const;
    const commandId = randomUUID();
    const first = await room.send(command, commandId);
    const [again, third] = await Promise.all([room.send(command, commandId), room.send(command, commandId)]);
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    expect(third).toEqual(first);
    expect(await headInSql(database.sql)).toBe(head + 1);
    const nothingChanged = await remember(database.sql);
    const other = await room.send({ type: 'SignAttendance', candidateId }, commandId);
    expect(other).toMatchObject({ ok: false, code: 'id-reused' });
    expectSentence(other);
    await nothingChanged();
  });

  it('sent twice at once, it is decided once', async ({ database, room, candidateId }) => {
    const head = await headInSql(database.sql);
    const commandId = randomUUID();
    const command = { type: 'SignAttendance', candidateId } as const;
    const answers = await Promise.all([1, 2, 3, 4].map(() => room.send(command, commandId)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await headInSql(database.sql)).toBe(head + 1);
  });
});

it('keeps a clean record of it all', async ({ server, database, room }) => {
  await expectCleanRecord(server, database, room);
});
