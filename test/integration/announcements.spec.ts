import type { Tile } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

/** Two candidates in the waiting room, and one who is not there. */
const it = base.extend('people', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
  const [ana, bob, zoe] = server.demo.candidates as [never, never, never];
  const joined = [await SeatClient.join(server, ana), await SeatClient.join(server, bob)] as const;
  const seats = joined.map(({ seat }) => seat) as [SeatClient, SeatClient];
  onCleanup(() => seats.forEach((seat) => seat.close()));
  for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
  const [anaId, bobId, zoeId] = [ana, bob, zoe].map((person) => idOf(room, person)) as [never, never, never];
  return { ana: seats[0], bob: seats[1], bobToken: joined[1].reply.token, anaId, bobId, zoeId };
});

const onTile = (room: RoomClient, id: string): NonNullable<Tile['announcements']> =>
  room.tiles.get(id)?.announcements ?? [];
const saidTo = ({ view, texts }: SeatClient) => view!.announcements.map(({ id }) => texts.get(id));
const countOf = async (sql: (text: string) => Promise<unknown[]>, table: string) =>
  (await sql(`select 1 from ${table}`)).length;

describe('[A1] an announcement', () => {
  it('reaches the screens of those who are there; the others are skipped in words', async ({ room, people }) => {
    const { ana, bob, anaId, bobId, zoeId } = people;
    const text = '  Il reste 15 minutes.  ';
    const ack = await room.send({ type: 'Announce', candidateIds: [anaId, bobId, zoeId], text });
    expect(ack).toMatchObject({
      ok: true,
      skipped: [{ candidateId: zoeId, code: 'not-joined', text: expect.stringMatching(/pas encore rejoint/) }],
    });
    for (const seat of [ana, bob]) await untilEqual(() => saidTo(seat), ['Il reste 15 minutes.']);
    await untilEqual(() => onTile(room, bobId).length, 1);
    expect(onTile(room, anaId)).toMatchObject([{ shownAt: null, acknowledgedAt: null }]);
    expect(room.tiles.get(zoeId)?.announcements).toBeNull();
  });

  it('comes back with two receipts, once each', async ({ room, people, database }) => {
    const { ana, anaId } = people;
    const announcementId = ana.view!.announcements[0]!.id;
    const before = await countOf(database.sql, 'journal');
    const shown = await ana.send({ type: 'ShowAnnouncement', announcementId });
    expect(shown.ok && onTile(room, anaId)[0]!.shownAt).toBeNull();
    await untilEqual(() => onTile(room, anaId)[0]!.shownAt, shown.ok ? shown.at : null);
    await ana.send({ type: 'ShowAnnouncement', announcementId });
    expect(ana.view!.announcements).toMatchObject([{ id: announcementId, shownAt: expect.any(Number) }]);
    const read = await ana.send({ type: 'AcknowledgeAnnouncement', announcementId });
    await ana.send({ type: 'AcknowledgeAnnouncement', announcementId });
    expect(ana.view!.announcements).toEqual([]);
    await untilEqual(() => onTile(room, anaId)[0]!.acknowledgedAt, read.ok ? read.at : null);
    expect((await countOf(database.sql, 'journal')) - before).toBe(2);
  });

  it('waits for who is offline, and says when it was sent', async ({ server, room, people }) => {
    const { bobToken, bobId } = people;
    people.bob.close();
    await untilEqual(() => room.tiles.get(bobId)?.link?.on, false);
    const ack = await room.send({ type: 'Announce', candidateIds: [bobId], text: 'Silence, s’il vous plaît.' });
    expect(onTile(room, bobId).every(({ shownAt }) => shownAt === null)).toBe(true);
    people.bob = new SeatClient(server, bobToken);
    await untilEqual(
      () => people.bob.view !== null && saidTo(people.bob),
      ['Il reste 15 minutes.', 'Silence, s’il vous plaît.'],
    );
    expect(people.bob.view!.announcements.at(-1)!.at).toBe(ack.ok && ack.at);
    people.bob.close();
  });

  it('sent twice under one id is one; refused in words when it cannot be read', async ({ room, people, database }) => {
    const { anaId } = people;
    const before = await countOf(database.sql, 'note');
    const order = { type: 'Announce', candidateIds: [anaId], text: 'Une seule fois.' } as const;
    const id = randomUUID();
    const [first, second] = await Promise.all([room.send(order as never, id), room.send(order as never, id)]);
    expect(second).toEqual(first);
    expect((await countOf(database.sql, 'note')) - before).toBe(1);
    for (const text of ['', '   ', 'x'.repeat(281), 'une\nautre ligne', 'son \u0007'])
      expect(await room.send({ type: 'Announce', candidateIds: [anaId], text })).toMatchObject({
        code: 'announcement-text',
        text: expect.stringMatching(/1 à 280 caractères/),
      });
    expect((await room.send({ type: 'Announce', candidateIds: [anaId], text: 'x'.repeat(280) })).ok).toBe(true);
  });

  it('to nobody is kept nowhere', async ({ room, people, database }) => {
    const before = await countOf(database.sql, 'note');
    const ack = await room.send({ type: 'Announce', candidateIds: [people.zoeId], text: 'Personne.' });
    expect(ack.ok && ack.skipped).toHaveLength(1);
    expect(await countOf(database.sql, 'note')).toBe(before);
  });

  it('[F3] stands beside the journal; the other invigilators read it in their catch-up', async ({
    server,
    people,
    database,
  }) => {
    const rows = await database.sql<{ row: string }>('select j::text as row from journal j');
    const tiles = await database.sql<{ row: string }>('select t::text as row from tile t');
    for (const { row } of [...rows, ...tiles]) expect(row).not.toMatch(/Il reste 15|Silence|Une seule/);
    const sent = await database.sql<{ ids: string[]; refs: Record<string, string>; note: string }>(
      `select data->'candidateIds' as ids, data->'refs' as refs, data->>'noteId' as note from journal
       where type = 'AnnouncementSent' order by seq limit 1`,
    );
    expect(sent[0]!.ids).toEqual([people.anaId, people.bobId]);
    expect(Object.keys(sent[0]!.refs)).toEqual([sent[0]!.note]);
    const other = await RoomClient.open(server, (await signIn(server, 'Autre surveillante')).cookie);
    expect(other.last!.announcements![sent[0]!.note]).toBe('Il reste 15 minutes.');
    await expectAgreement(database.sql, [other.tiles]);
    other.close();
  });
});
