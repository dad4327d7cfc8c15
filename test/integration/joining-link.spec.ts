import type { JoinReply, RefusalMessage, RoomAck } from '@vigie/protocol';
import { describe, expect } from 'vitest';
import { launchedSessions } from '../support/launched-sessions.js';
import { anInvigilator, idOf } from '../support/school-pc.js';
import { expectSentence, it as base, remember } from '../support/refused.js';
import { post, type RoomClient } from '../support/room-client.js';
import { join, SeatClient } from '../support/seat-client.js';
import type { Server } from '../support/server.js';
import { expectAgreement, replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const MINUTE = 60_000;
const OVER = { ok: false, code: 'joining-link-over' };

const it = base
  /** Two candidates whom no detail tells apart. */
  .extend('twins', { scope: 'file' }, async ({ server, database }) => {
    const [one, other] = [server.demo.candidates[6]!, server.demo.candidates[7]!];
    await database.sql(`update person set first_name = 'LÉA' where last_name = $1 and first_name = $2`, [
      other.lastName,
      other.firstName,
    ]);
    const room = await anInvigilator(server);
    const ids = [idOf(room, one), idOf(room, { ...other, firstName: 'LÉA' })];
    room.close();
    return { typed: one, ids };
  });

async function hand(room: RoomClient, candidateId: string): Promise<string> {
  const ack = (await room.send({ type: 'HandJoiningLink', candidateId: candidateId as never })) as RoomAck;
  if (!ack.ok) throw new Error(ack.code);
  expect(ack.link).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), until: ack.at + 15 * MINUTE });
  return ack.link!.token;
}

async function use(server: Server, link: string, more: object = {}) {
  const answer = await post(server, '/api/candidate/join-by-link', { link, ...more });
  return { status: answer.status, body: (await answer.json()) as JoinReply | RefusalMessage };
}

describe('[R2] a single-use joining link', () => {
  it('lets each of two homonyms in, where the details let in neither', async ({ server, room, twins }) => {
    expect(await (await join(server, twins.typed)).json()).toMatchObject({ code: 'join-not-found' });
    for (const [n, id] of twins.ids.entries()) {
      const { status, body } = await use(server, await hand(room, id), { post: `${n + 1}` });
      expect([status, body]).toEqual([200, expect.objectContaining({ candidate: expect.objectContaining({ id }) })]);
      const seat = new SeatClient(server, (body as JoinReply).token);
      await untilEqual(() => seat.screen, 'waiting');
      await untilEqual(() => [room.tiles.get(id)?.post, room.tiles.get(id)?.joiningLinkUntil], [`${n + 1}`, null]);
      seat.close();
    }
  });

  it('works once, not even the second of two at once', async ({ server, room }) => {
    const id = idOf(room, server.demo.candidates[0]!);
    const link = await hand(room, id);
    const both = await Promise.all([use(server, link), use(server, link)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const again = await use(server, link);
    expect(again.body).toMatchObject(OVER);
    expect(both.find(({ status }) => status === 404)!.body).toEqual(again.body);
  });

  it('gets one answer, in words, whatever is wrong with it', async ({ server, room, database }) => {
    const known = await hand(room, idOf(room, server.demo.candidates[1]!));
    const nothingChanged = await remember(database.sql);
    for (const wrong of ['x'.repeat(43), known.slice(0, -1), `${known}=`, ' ']) {
      const { status, body } = await use(server, wrong);
      expect([status, body]).toEqual([404, expect.objectContaining(OVER)]);
      expectSentence(body as RefusalMessage);
      expect(JSON.stringify(body)).not.toContain(server.demo.candidates[1]!.lastName);
    }
    for (const malformed of [{}, { link: 12 }, { link: known, extra: 1 }, { link: '' }])
      expect((await post(server, '/api/candidate/join-by-link', malformed)).status).toBe(400);
    await nothingChanged();
  });

  it('is replaced by the next one', async ({ server, room }) => {
    const id = idOf(room, server.demo.candidates[2]!);
    const [first, second] = [await hand(room, id), await hand(room, id)];
    expect((await use(server, first)).body).toMatchObject(OVER);
    expect((await use(server, second)).status).toBe(200);
  });

  it('is over after its time', async ({ server, room, database }) => {
    const id = idOf(room, server.demo.candidates[3]!);
    const link = await hand(room, id);
    await database.sql(
      `update "grant" set expires_at = now() - interval '1 second' where candidate_id = $1 and kind = 'joiningLink'`,
      [id],
    );
    expect((await use(server, link)).body).toMatchObject(OVER);
  });

  it('is judged by the rules, whatever its row says', async ({ server, room, database }) => {
    const id = idOf(room, server.demo.candidates[4]!);
    const link = await hand(room, id);
    expect((await use(server, link)).status).toBe(200);
    await database.sql(`update "grant" set revoked_at = null where candidate_id = $1 and kind = 'joiningLink'`, [id]);
    expect(await use(server, link)).toMatchObject({ status: 404, body: OVER });
  });

  it('of a candidate who sits at a PC already asks, as a second PC does', async ({ server, room }) => {
    const person = server.demo.candidates[5]!;
    const { seat } = await SeatClient.join(server, person);
    await untilEqual(() => seat.screen, 'waiting');
    expect((await use(server, await hand(room, idOf(room, person)), { post: '9' })).status).toBe(200);
    await untilEqual(() => room.tiles.get(idOf(room, person))?.request?.post, '9');
    seat.close();
  });

  it('is no seat, no room, and stands nowhere as it is', async ({ server, room, database }) => {
    const link = await hand(room, idOf(room, server.demo.candidates[8]!));
    const seat = new SeatClient(server, link);
    await untilEqual(() => seat.refused?.code, 'sign-in-required');
    seat.close();
    const me = await fetch(`${server.url}/api/room/me`, { headers: { cookie: `vigie_room=${link}` } });
    expect(me.status).toBe(401);
    for (const table of ['journal', '"grant"', 'command_outcome', 'tile', 'note'])
      expect(JSON.stringify(await database.sql(`select t::text from ${table} t`))).not.toContain(link);
    expect(JSON.stringify(room.frames)).not.toContain(link);
    expect(server.output()).not.toContain(link);
  });

  it('given again under one id, the answer has no link', async ({ server, room }) => {
    const candidateId = idOf(room, server.demo.candidates[9]!);
    const id = crypto.randomUUID();
    const first = (await room.send({ type: 'HandJoiningLink', candidateId }, id)) as RoomAck;
    const again = (await room.send({ type: 'HandJoiningLink', candidateId }, id)) as RoomAck;
    expect(again).toEqual({ ...first, link: undefined });
    expect((await use(server, first.ok ? first.link!.token : '')).status).toBe(200);
  });
});

it('the journal, replayed, gives every tile', async ({ room, database }) => {
  await expectAgreement(database.sql, [room.tiles]);
  await replay(database.sql);
});

it('[R2] is handed for nobody of another session', async ({ room, database }) => {
  const [other] = await launchedSessions(database, 1, [Date.now() as never]);
  const [{ candidateId }] = (await database.sql(
    `select candidate_id as "candidateId" from tile where session_id = $1`,
    [other],
  )) as [{ candidateId: never }];
  expect(await room.send({ type: 'HandJoiningLink', candidateId })).toMatchObject({ code: 'unknown-candidate' });
});
