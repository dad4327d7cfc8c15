import {
  actionsOn,
  actionsOnRoom,
  CANDIDATE_ACTIONS,
  roomShown,
  type CandidateAction,
  type CandidateId,
  type Instant,
  type PersonId,
  type Refusal,
  type RoomAction,
} from '@vigie/domain';
import { RoomCommand, type Ack, type SessionView, type Tile } from '@vigie/protocol';
import { refusalSentence } from '@vigie/wording';
import { describe, expect, onTestFinished } from 'vitest';
import { aMatrixRoom } from '../support/matrix-rooms.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { it } from '../support/server-test.js';
import type { Database, Server } from '../support/server.js';
import { phaseIn, STANDINGS, type Room, type Standing } from '../support/standings.js';
import { replay } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

type Bare = RoomCommand extends infer One ? (One extends { id: string } ? Omit<One, 'id'> : never) : never;
type Wire = (candidateId: CandidateId) => Bare;
const reason = 'Raison du test';
const fraud = { facts: 'Un téléphone sous la table.' };

/** The same orders as an invigilator's screen sends them. A missing one does not compile. */
const ORDERS: Record<CandidateAction, Wire> = {
  seeDocument: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'documentSeen' }),
  attestIdentity: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'attested', detail: reason }),
  refuseIdentity: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'refused', detail: reason }),
  signAttendance: (candidateId) => ({ type: 'SignAttendance', candidateId }),
  seat: (candidateId) => ({ type: 'SeatCandidate', candidateId, seat: candidateId.slice(-8) }),
  moveToPost: (candidateId) => ({ type: 'MoveToPost', candidateId, post: candidateId.slice(0, 8) }),
  cancelMove: (candidateId) => ({ type: 'CancelMove', candidateId }),
  undoIdentity: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'identity', reason }),
  undoAttendance: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'attendance', reason }),
  undoSeat: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'seat', reason }),
  noteCorrection: (candidateId) => ({
    type: 'NoteCorrection',
    candidateId,
    lastName: 'Zimmermann',
    firstName: 'Alix',
    birthDate: '2012-01-01' as never,
  }),
  acceptCorrection: (candidateId) => ({ type: 'AcceptCorrection', candidateId }),
  handJoiningLink: (candidateId) => ({ type: 'HandJoiningLink', candidateId }),
  confirmPresence: (candidateId) => ({ type: 'ConfirmPresence', candidateId }),
  cancelPresence: (candidateId) => ({ type: 'CancelPresence', candidateId }),
  authoriseResume: (candidateId) => ({ type: 'AuthoriseResume', candidateId }),
  refuseResume: (candidateId) => ({ type: 'RefuseResume', candidateId }),
  acknowledgeCall: (candidateId) => ({ type: 'AcknowledgeCall', candidateId }),
  settleHand: (candidateId) => ({ type: 'SettleHand', candidateId }),
  validateAlert: (candidateId) => ({ type: 'ValidateAlert', candidateId, category: 'E1' }),
  dismissAlert: (candidateId) => ({ type: 'DismissAlert', candidateId }),
  leaveRoom: (candidateId) => ({ type: 'LeaveRoom', candidateId }),
  returnToRoom: (candidateId) => ({ type: 'ReturnToRoom', candidateId }),
  grantTime: (candidateId) => ({ type: 'GrantTime', candidateId, minutes: 10, reason }),
  takeTimeBack: (candidateId) => ({ type: 'GrantTime', candidateId, minutes: -10, reason }),
  creditLostTime: (candidateId) => ({ type: 'CreditLostTime', candidateId }),
  admitLateAnswers: (candidateId) => ({ type: 'AdmitLateAnswers', candidateId }),
  announce: (candidateId) => ({ type: 'Announce', candidateIds: [candidateId], text: 'Une annonce.' }),
  pauseTest: (candidateId) => ({ type: 'PauseTest', candidateId, reason }),
  unpauseTest: (candidateId) => ({ type: 'UnpauseTest', candidateId }),
  reportIssue: (candidateId) => ({
    type: 'ReportIssue',
    candidateId,
    category: 'C8',
    number: null,
    description: 'Dit.',
  }),
  reportOnChallenge: (candidateId) => ({ type: 'ReportIssue', candidateId, category: 'E1', number: 1 }),
  reportFraud: (candidateId) => ({ type: 'ReportIssue', candidateId, category: 'C6', number: null, fraud }),
  witnessEndScreen: (candidateId) => ({ type: 'WitnessEndScreen', candidateId }),
  undoWitness: (candidateId) => ({ type: 'UndoWitness', candidateId, reason }),
  recordAbandonment: (candidateId) => ({ type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' }),
  endTest: (candidateId) => ({ type: 'EndTest', candidateId }),
};

/** What the tile shows once the order is obeyed, or was already so. */
const SHOWS: Record<CandidateAction, (tile: Tile, before: Tile) => unknown> = {
  seeDocument: ({ welcome }) => welcome.identity === 'documentSeen',
  attestIdentity: ({ welcome }) => welcome.identity === 'attested',
  refuseIdentity: ({ welcome, confirmedAt }) => welcome.identity === 'refused' && confirmedAt === null,
  signAttendance: ({ welcome }) => welcome.attendance,
  seat: ({ welcome, candidateId }) => welcome.seat === candidateId.slice(-8),
  moveToPost: ({ moving, candidateId }) => moving?.post === candidateId.slice(0, 8),
  cancelMove: ({ moving }) => moving === undefined,
  undoIdentity: ({ welcome }) => welcome.identity === null,
  undoAttendance: ({ welcome }) => !welcome.attendance,
  undoSeat: ({ welcome }) => !welcome.seated && welcome.seat === null,
  noteCorrection: ({ correction }) => correction === 'noted',
  acceptCorrection: ({ correction }) => correction === 'accepted',
  handJoiningLink: ({ joiningLinkUntil }) => joiningLinkUntil !== null,
  confirmPresence: ({ confirmedAt }) => confirmedAt !== null,
  cancelPresence: ({ confirmedAt }) => confirmedAt === null,
  authoriseResume: ({ request, joinedAt }) => request === null && joinedAt !== null,
  refuseResume: ({ request }) => request === null,
  acknowledgeCall: ({ callAcknowledgedAt }) => callAcknowledgedAt !== null,
  settleHand: ({ handSince }) => handSince === null,
  validateAlert: ({ alert, reports }, before) => alert === null && reports === before.reports + 1,
  dismissAlert: ({ alert, reports }, before) => alert === null && reports === before.reports,
  leaveRoom: ({ outSince }) => outSince !== null,
  returnToRoom: ({ outSince }) => outSince === null,
  grantTime: ({ grantedMs }, before) => grantedMs === before.grantedMs + 600_000,
  takeTimeBack: ({ grantedMs }, before) => grantedMs < before.grantedMs,
  creditLostTime: ({ lost }, before) => lost!.credited > before.lost!.credited,
  admitLateAnswers: ({ late }, before) => late!.admitted === before.late!.kept.length,
  announce: ({ announcements }, before) => announcements?.length === (before.announcements?.length ?? 0) + 1,
  pauseTest: ({ pausedSince }) => pausedSince !== null,
  unpauseTest: ({ pausedSince }) => pausedSince === null,
  reportIssue: ({ reports }, before) => reports === before.reports + 1,
  reportOnChallenge: ({ reports }, before) => reports === before.reports + 1,
  reportFraud: ({ reports }, before) => reports === before.reports + 1,
  witnessEndScreen: ({ witnessedAt }) => witnessedAt !== null,
  undoWitness: ({ witnessedAt, situation }) => witnessedAt === null && situation === 'endScreen',
  recordAbandonment: ({ closed }) => closed?.how === 'abandoned',
  endTest: ({ closed }) => closed?.how === 'endedByInvigilator',
};

const ACTIONS = Object.keys(CANDIDATE_ACTIONS) as CandidateAction[];
/** Not `prepared`: an invigilator who enters the room opens the welcome (B7). */
const IN: readonly Room[] = ['welcome', 'launched', 'closing', 'ended', 'cancelled'];
const standingsIn = (room: Room): Standing[] =>
  Object.values(STANDINGS)
    .flat()
    .filter((one) => one.room === room);

const said = (refusal: Refusal) => ({
  code: refusal.code,
  text: refusalSentence('fr', refusal.code, { ...refusal.params, candidates: undefined, by: undefined } as never),
});

/** A refusal in the acknowledgement, or of the only one to whom it was announced. */
const refusedWith = (ack: Ack) => {
  const one = ack.ok ? ack.skipped[0] : ack;
  return one && { code: one.code, text: one.text };
};

describe('[R7] every cell of the action matrix, over the socket of the room', () => {
  it.for(IN)(
    '%s: what is refused answers with its sentence, what is allowed is done and shown',
    async (room, { server, database }) => {
      const on = { server, database };
      const standings = standingsIn(room);
      const asked = await aRoomOf(on, room, standings);
      const rows = asked.placed.map((placed) => ({ ...placed, row: asked.cellsOf(placed.candidateId) }));
      const cells = rows.flatMap(({ row, ...one }) =>
        ACTIONS.map((action) => ({ ...one, action, refusal: row[action] })),
      );
      await together(
        cells.filter(({ refusal }) => refusal !== null),
        async ({ action, candidateId, refusal, standing }, n) => {
          const ack = await asked.send(ORDERS[action](candidateId), n);
          expect(refusedWith(ack), `${action}, ${standing.name}`).toEqual(said(refusal!));
        },
      );

      const allowed = cells.filter(({ refusal }) => refusal === null);
      if (allowed.length === 0) return;
      const done = await aRoomOf(
        on,
        room,
        allowed.map(({ standing }) => standing),
      );
      const perform = async ({ action, standing }: (typeof allowed)[number], n: number) => {
        const { candidateId } = done.placed[n]!;
        const before = done.tileOf(candidateId);
        const ack = await done.send(ORDERS[action](candidateId), n);
        expect(ack, `${action}, ${standing.name}`).toMatchObject({ ok: true, skipped: [] });
        await until(() => SHOWS[action](done.tileOf(candidateId), before)).catch(() =>
          expect.fail(`${action}, ${standing.name}: ${JSON.stringify(done.tileOf(candidateId))}`),
        );
      };
      const indexed = allowed.map((cell, n) => ({ cell, n }));
      // Time granted when all is over opens the session again: last.
      const [last, first] = [true, false].map((is) =>
        indexed.filter(({ cell }) => (cell.action === 'grantTime') === is),
      );
      await together(first!, ({ cell, n }) => perform(cell, n));
      await together(last!, ({ cell, n }) => perform(cell, n));
      await replay(on.database.sql, done.sessionId);
    },
  );
});

interface On {
  server: Server;
  database: Database;
}
/** A screen may send 200 orders a second. */
const SCREENS = 4;
const AT_ONCE = 16;

async function together<One>(all: readonly One[], act: (one: One, n: number) => Promise<void>): Promise<void> {
  const left = all.entries();
  const worker = async () => {
    for (const [n, one] of left) await act(one, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** A room where these stand so, and an invigilator's screens in it. */
async function aRoomOf({ server, database }: On, room: Room, standings: readonly Standing[], count = SCREENS) {
  const { access, sessionId, placed } = await aMatrixRoom(database, room, standings);
  const { cookie } = await signIn(server, 'Nadia', access);
  const screens = await Promise.all(Array.from({ length: count }, () => RoomClient.open(server, cookie)));
  onTestFinished(() => screens.forEach((one) => one.close()));
  const [screen] = screens as [RoomClient];
  if (room === 'cancelled') await screen.send({ type: 'CancelSession', reason });
  await untilEqual(() => screen.session?.phase, phaseIn(room));
  const { at, details } = screen.last!;
  const moment = { now: at as Instant, receivedAt: at as Instant, actor: details.me.personId as PersonId };
  /** What the dashboard does: the rules are asked of what it is shown. */
  const shown = () => roomShown(screen.session!, screen.tiles.values(), moment.now);
  return {
    sessionId,
    placed,
    session: () => screen.session!,
    cellsOf: (candidateId: CandidateId) => actionsOn(shown(), candidateId, moment),
    roomCells: () => actionsOnRoom(shown(), moment),
    tileOf: (candidateId: CandidateId) => screen.tiles.get(candidateId)!,
    send: (order: Bare, n = 0) => screens[n % count]!.send(order),
  };
}

/** The room as a whole: who is in it, what is shown of the session afterwards. */
const ROOM_ORDERS: Record<RoomAction, Bare> = {
  launch: { type: 'LaunchSession', despiteNotReady: false },
  launchAnyway: { type: 'LaunchSession', despiteNotReady: true },
  takeRows: { type: 'TakeRows', rows: ['A'] },
  noteRowRound: { type: 'NoteRowRound' },
  closeSession: { type: 'CloseSession' },
  cancelSession: { type: 'CancelSession', reason },
};
const ROOM_SHOWS: Record<RoomAction, (session: SessionView) => unknown> = {
  launch: ({ phase }) => phase === 'launched',
  launchAnyway: ({ phase }) => phase === 'launched',
  takeRows: ({ watches }) => watches?.[0]?.rows.join() === 'A',
  noteRowRound: ({ rowRoundAt }) => rowRoundAt !== null,
  closeSession: ({ phase, endedBy }) => phase === 'ended' && endedBy === 'invigilator',
  cancelSession: ({ phase }) => phase === 'cancelled',
};

const ROOMS: readonly (readonly [Room, string, readonly Standing[]])[] = [
  ['welcome', 'nobody there', STANDINGS.expected],
  ['welcome', 'not everyone ready', STANDINGS.signed],
  ['welcome', 'everyone confirmed', STANDINGS.confirmed],
  ['launched', 'nobody has started', STANDINGS.ready],
  ['launched', 'somebody at work', STANDINGS.started.slice(0, 1)],
  ['launched', 'all is done', STANDINGS.witnessed],
  ['ended', 'over', STANDINGS.notStarted],
  ['cancelled', 'cancelled', STANDINGS.absent],
];

describe('[R4, B7] every cell of the room', () => {
  it.for(ROOMS)('%s, %s', async ([room, , all], { server, database }) => {
    const on = { server, database };
    const standings = all.filter((one) => one.room === room);
    const asked = await aRoomOf(on, room, standings, 1);
    const cells = Object.entries(asked.roomCells()) as [RoomAction, Refusal | null][];
    for (const [action, refusal] of cells) {
      if (!refusal) continue;
      expect(refusedWith(await asked.send(ROOM_ORDERS[action])), action).toEqual(said(refusal));
    }
    for (const [action, refusal] of cells) {
      if (refusal) continue;
      const one = await aRoomOf(on, room, standings, 1);
      expect(await one.send(ROOM_ORDERS[action]), action).toMatchObject({ ok: true });
      await until(() => ROOM_SHOWS[action](one.session()));
    }
  });
});

it('leaves no order of an invigilator out, but those for several or two, and those on a report by its number', () => {
  const asked = new Set([
    ...ACTIONS.map((action) => ORDERS[action]('x' as CandidateId).type),
    ...Object.values(ROOM_ORDERS).map(({ type }) => type),
  ]);
  const all = RoomCommand.options.map(({ shape }) => shape.type.value);
  expect(all.filter((type) => !asked.has(type)).toSorted()).toEqual(
    [
      'AuthoriseResumes',
      'ConfirmPresences',
      'CreditLostTimes',
      'EditIssueReport',
      'GrantTimes',
      'PauseTests',
      'SwapSeats',
      'UnpauseTests',
      'WithdrawIssueReport',
    ].toSorted(),
  );
});
