import type { CandidateId } from '@vigie/domain';
import type { FraudFacts, RoomCommand } from '@vigie/protocol';
import { describe, expect } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it as base } from '../support/server-test.js';
import { expectAgreement, headInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

/** One candidate at the second challenge, and a second invigilator in the room. */
const it = base
  .extend('seat', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
    const person = server.demo.candidates[0]!;
    const { seat } = await SeatClient.join(server, person);
    onCleanup(() => seat.close());
    const id = idOf(room, person) as CandidateId;
    await room.welcome([id]);
    await room.send({ type: 'ConfirmPresence', candidateId: id });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    await untilEqual(() => seat.screen, 'code');
    await seat.send({ type: 'StartTest', code: server.demo.accessCode });
    await seat.answer();
    return { seat, id };
  })
  .extend('other', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const other = await RoomClient.open(server, (await signIn(server, 'Autre surveillante')).cookie);
    onCleanup(() => other.close());
    return other;
  });

type Written = Partial<Pick<Extract<RoomCommand, { type: 'ReportIssue' }>, 'category' | 'number' | 'fraud'>>;
const about = (candidateId: CandidateId, description?: string, given: Written = {}) =>
  ({ candidateId, category: 'C8', number: null, ...(description && { description }), ...given }) as const;
const said = { ok: true } as const;
const FACTS: FraudFacts = {
  facts: 'Téléphone posé sous la table,\nécran allumé.',
  time: '10:12',
  said: '« C’est pour l’heure »',
  witnesses: 'Mme Vasseur',
};

/** Every row of the journal and of its outcomes, as text. */
const JOURNAL = `select string_agg(data::text, ' ') as text from journal`;

describe('[R8] an issue report', () => {
  it('is read with its author by whoever watches the room, at once; its words are not in the journal', async ({
    room,
    other,
    seat: { id },
    database,
  }) => {
    const ack = await room.send({ type: 'ReportIssue', ...about(id, 'Élève souffrante,\r\nsortie deux fois') });
    expect(ack).toMatchObject(said);
    await untilEqual(() => other.tiles.get(id)!.reports, 1);
    expect(other.frames.at(-1)!.entries).toMatchObject([{ type: 'IssueReported', candidateId: id }]);
    expect(JSON.stringify(other.frames)).not.toContain('souffrante');
    expect(await other.reports(id)).toEqual([
      {
        report: 1,
        origin: 'invigilator',
        reference: null,
        withdrawn: null,
        versions: [
          {
            version: 1,
            at: ack.ok && ack.at,
            by: room.last!.details.me,
            category: 'C8',
            number: null,
            description: 'Élève souffrante,\nsortie deux fois',
            fraud: null,
          },
        ],
      },
    ]);
    const [{ text }] = (await database.sql<{ text: string }>(JOURNAL)) as [{ text: string }];
    expect(text).not.toContain('souffrante');
    const refs = await database.sql(
      `select j.data ? 'refs' as hashed from journal j join note n on n.id = (j.data->>'noteId')::uuid
       where j.type = 'IssueReported'`,
    );
    expect(refs).toEqual([{ hashed: true }]);
  });

  it('of two who edit it at once, the second is refused and reads who and what', async ({
    room,
    other,
    seat: { id },
  }) => {
    const edit = { type: 'EditIssueReport', report: 1, version: 1 } as const;
    const [first, second] = await Promise.all([
      room.send({ ...edit, ...about(id, 'Souffrante : infirmerie prévenue') }),
      other.send({ ...edit, ...about(id, 'Sortie trois fois') }),
    ]);
    const won = first.ok ? room : other;
    expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
    expect(first.ok ? second : first).toMatchObject({ code: 'report-changed' });
    const lost = first.ok ? other : room;
    const [report] = await lost.reports(id);
    expect(report!.versions.map(({ by }) => by?.name)).toEqual([room.last!.details.me.name, won.last!.details.me.name]);
    const over = { ...edit, version: 2, ...about(id, 'Les deux', { category: 'E1', number: 2 }) };
    expect(await lost.send(over)).toMatchObject(said);
    const [again] = await room.reports(id);
    expect(again!.versions).toHaveLength(3);
    expect(again!.versions[0]).toMatchObject({ category: 'C8', description: expect.stringContaining('sortie deux') });
    expect(again!.versions[2]).toMatchObject({ category: 'E1', number: 2, description: 'Les deux' });
  });

  it('sent twice under one id is written once', async ({ room, seat: { id } }) => {
    const commandId = crypto.randomUUID();
    const order = { type: 'ReportIssue', ...about(id, 'Casque prêté', { category: 'C7' }) } as const;
    for (let n = 0; n < 2; n++) expect(await room.send(order, commandId)).toMatchObject(said);
    expect(await room.reports(id)).toHaveLength(2);
  });

  it('is refused in words', async ({ room, server, seat: { id } }) => {
    const stranger = crypto.randomUUID() as CandidateId;
    const absent = idOf(room, server.demo.candidates[5]!) as CandidateId;
    const edit = { type: 'EditIssueReport', version: 3, report: 1 } as const;
    const refusals = [
      [{ type: 'ReportIssue', ...about(id) }, 'description-needed'],
      [{ type: 'ReportIssue', ...about(id, 'x'.repeat(2_001)) }, 'description-too-long'],
      [{ type: 'ReportIssue', ...about(id, 'x', { category: 'E3' }) }, 'challenge-number-needed'],
      [{ type: 'ReportIssue', ...about(id, 'x', { category: 'E3', number: 3 }) }, 'challenge-not-reached'],
      [{ type: 'ReportIssue', ...about(id, 'x', { category: 'E3', number: 33 }) }, 'challenge-not-reached'],
      [{ type: 'ReportIssue', ...about(absent, 'x', { category: 'E3', number: 1 }) }, 'not-started'],
      [{ type: 'ReportIssue', ...about(stranger, 'x') }, 'unknown-candidate'],
      [{ type: 'ReportIssue', ...about(id, 'x', { category: 'E6' as 'E5' }) }, 'invalid-message'],
      [{ type: 'ReportIssue', ...about(id, 'x', { fraud: FACTS }) }, 'invalid-message'],
      [{ ...edit, ...about(id, 'x', { category: 'C6' }) }, 'invalid-message'],
      [{ ...edit, ...about(id, undefined, { category: 'C6', fraud: FACTS }) }, 'fraud-report-apart'],
      [{ ...edit, report: 9, ...about(id, 'x') }, 'no-report'],
      [{ type: 'WithdrawIssueReport', candidateId: id, report: 1, version: 3, reason: ' ' }, 'invalid-message'],
    ] as const;
    for (const [order, code] of refusals) {
      const ack = await room.send(order as Parameters<typeof room.send>[0]);
      expect(ack, code).toMatchObject({ ok: false, code });
      expect(ack.ok ? '' : ack.text).toMatch(/\.$/);
    }
  });

  it('withdrawn with a reason, it stays readable and is no longer counted', async ({ room, other, seat: { id } }) => {
    const order = { type: 'WithdrawIssueReport', candidateId: id, report: 2, version: 1, reason: 'Doublon' } as const;
    expect(await other.send(order)).toMatchObject(said);
    expect(await room.send(order)).toMatchObject({ code: 'report-withdrawn' });
    await untilEqual(() => room.tiles.get(id)!.reports, 1);
    const [, second] = await room.reports(id);
    expect(second).toMatchObject({ withdrawn: { reason: 'Doublon', by: other.last!.details.me } });
    expect(second!.versions).toMatchObject([{ description: 'Casque prêté' }]);
  });

  it('of a validated alert stands in the same list, and is edited alike', async ({ room, seat: { seat, id } }) => {
    const challengeId = seat.challenge.challenge.id as never;
    await seat.send({ type: 'RaiseAlert', challengeId, reason: 'image' });
    expect(await room.send({ type: 'ValidateAlert', candidateId: id, category: 'E1' })).toMatchObject(said);
    const [, , third] = await room.reports(id);
    expect(third).toMatchObject({ report: 3, origin: 'alert', versions: [{ category: 'E1', number: 2 }] });
    const more = about(id, 'Carte toute grise', { category: 'E2', number: 2 });
    expect(await room.send({ type: 'EditIssueReport', report: 3, version: 1, ...more })).toMatchObject(said);
    expect((await room.reports(id))[2]!.versions[1]).toMatchObject({
      category: 'E2',
      description: 'Carte toute grise',
    });
  });
});

describe('[R8] a fraud report', () => {
  it('has a reference and its own form, and leaves the test as it is', async ({ room, server, seat: { seat, id } }) => {
    const order = { type: 'ReportIssue', ...about(id, undefined, { category: 'C6', fraud: FACTS }) } as const;
    expect(await room.send(order)).toMatchObject(said);
    const report = (await room.reports(id)).at(-1)!;
    expect(report.reference).toBe(`${server.demo.sessionNumber}-F1`);
    expect(report.versions).toMatchObject([{ category: 'C6', description: null, fraud: FACTS }]);
    expect(room.tiles.get(id)!.situation).toBe('started');
    expect(await seat.answer()).toMatchObject(said);
  });
});

it('[R12] a round through the rows is seen by all with its time', async ({ room, other }) => {
  const ack = await room.send({ type: 'NoteRowRound' });
  await untilEqual(() => other.session?.rowRoundAt, ack.ok ? ack.at : null);
  expect(other.session?.roundMinutes).toBe(15);
});

it('[fault 37] the journal, replayed, gives every tile', async ({ room, other, database }) => {
  for (const one of [room, other]) await untilEqual(() => one.sync.head, await headInSql(database.sql));
  await expectAgreement(database.sql, [room.tiles, other.tiles]);
});
