import fc from 'fast-check';
import type { Command } from '../session/commands.js';
import type { CandidateId, ConnectionId, DeviceId, JoiningLinkId, NoteId, PersonId } from '../session/ids.js';
import { at, CHALLENGES, NODE, NOTE, SEED } from './given.js';

export const IDS = ['ana', 'bob', 'zoe'] as CandidateId[];
export const PERSON = 'person' as PersonId;

const candidateId = fc.constantFrom(...IDS);
const deviceId = fc.constantFrom('pc1', 'pc2', 'pc3').map((id) => id as DeviceId);
const connectionId = fc.constantFrom('l1', 'l2', 'l3').map((id) => id as ConnectionId);
const linkId = fc.constantFrom('one', 'two').map((id) => id as JoiningLinkId);
const noteId = fc.constantFrom('n1', 'n2', 'n3').map((id) => id as NoteId);
const challengeId = fc.constantFrom(...CHALLENGES);
const claimedAt = fc.constantFrom(null, at(1), at(60), at(104), at(104.9), at(120), at(134.9));
const of = <Type extends Command['type']>(type: Type, shape: object = {}) =>
  fc.record({ type: fc.constant(type), candidateId, ...shape }) as fc.Arbitrary<Command>;

const report = {
  category: fc.constantFrom('C1', 'C6', 'C8', 'E1'),
  number: fc.constantFrom(null, 0, 1, 2, 4),
  noteId: fc.constantFrom(null, NOTE),
  length: fc.constantFrom(0, 2_000, 2_001),
};
const which = { report: fc.constantFrom(0, 1, 2), version: fc.constantFrom(1, 2) };

const command: fc.Arbitrary<Command> = fc.oneof(
  of('CheckIdentity', { how: fc.constantFrom('documentSeen', 'attested', 'refused'), noteId: fc.constant(NOTE) }),
  of('CheckIdentity', { how: fc.constant('documentSeen'), noteId: fc.constant(null) }),
  fc.constantFrom<Command[]>(
    { type: 'ReviseEnrolment', candidateId: IDS[1]!, personId: PERSON, extraTime: { kind: 'minutes', value: 10 } },
    { type: 'ReviseEnrolment', candidateId: IDS[2]!, personId: null, extraTime: { kind: 'minutes', value: 20 } },
  ),
  of('NoteCorrection', { personId: fc.constant(PERSON) }),
  of('AcceptCorrection'),
  of('ApplyCorrection', { correctionId: fc.constant(PERSON), personId: fc.constant(PERSON) }),
  of('AllowNotCertifiable', { noteId: fc.constant(NOTE) }),
  of('SignAttendance'),
  of('UndoWelcomeStep', { step: fc.constantFrom('identity', 'attendance', 'seat'), noteId: fc.constant(NOTE) }),
  of('SeatCandidate', { seat: fc.constantFrom('11', '12', '13', null) }),
  of('MoveToPost', { post: fc.constantFrom('12', '13') }),
  of('CancelMove'),
  of('SwapSeats', { otherId: candidateId, seat: fc.constantFrom('11', '12'), otherSeat: fc.constantFrom('12', '13') }),
  fc.record({ type: fc.constant('TakeRows' as const), rows: fc.subarray(['A', '1-12', 'B']) }),
  of('HandJoiningLink', { linkId }),
  of('JoinSession', {
    deviceId,
    code: fc.constantFrom('right', 'right', 'wrong', 'none'),
    post: fc.constantFrom('12', '13', undefined),
  }),
  of('JoinSession', { deviceId, code: fc.constant('right'), linkId }),
  of('TakeLink', { deviceId, connectionId, nodeId: fc.constant(NODE) }),
  of('LoseLink', {
    connectionId,
    cause: fc.constantFrom('network', 'server'),
    heardAt: fc.constantFrom(null, at(0), at(104), at(106)),
  }),
  of('ConfirmPresence'),
  of('CancelPresence'),
  of('StartTest', {
    deviceId,
    codeIsRight: fc.boolean(),
    seed: fc.constant(SEED),
    challenges: fc.constant(CHALLENGES),
  }),
  of('AnswerChallenge', { deviceId, challengeId, answer: fc.constant({ choices: ['a'] }), claimedAt }),
  of('PassChallenge', { deviceId, challengeId }),
  of('ReportIssue', report),
  of('EditIssueReport', { ...report, ...which }),
  of('WithdrawIssueReport', { ...which, noteId: fc.constant(NOTE) }),
  fc.constant({ type: 'NoteRowRound' } as const),
  of('RaiseAlert', { deviceId, challengeId, reason: fc.constantFrom('image', 'other') }),
  of('ValidateAlert', { category: fc.constant('E1') }),
  of('DismissAlert'),
  of('RaiseHand', { deviceId }),
  of('LowerHand', { deviceId }),
  of('AcknowledgeCall'),
  of('SettleHand'),
  of('LeaveRoom'),
  of('ReturnToRoom'),
  of('LoseFocus', { deviceId, times: fc.constantFrom(1, 3), forMs: fc.constantFrom(1_000, 90_000), claimedAt }),
  of('GrantTime', { minutes: fc.constantFrom(5, 10, -5, -200), noteId: fc.constant(NOTE) }),
  of('AdmitLateAnswers'),
  of('CreditLostTime'),
  of('AcknowledgeTime', { deviceId }),
  of('ShowAnnouncement', { deviceId, noteId }),
  of('AcknowledgeAnnouncement', { deviceId, noteId }),
  fc.record({
    type: fc.constant('Announce' as const),
    candidateIds: fc.subarray(IDS, { minLength: 1 }),
    noteId,
  }),
  of('PauseTest', { noteId: fc.constant(NOTE) }),
  of('UnpauseTest'),
  fc.constant<Command>({ type: 'UnpauseTests', candidateIds: IDS }),
  of('ShowEndScreen', { deviceId }),
  of('AuthoriseResume'),
  of('RefuseResume'),
  of('WitnessEndScreen'),
  of('UndoWitness', { noteId: fc.constant(NOTE) }),
  of('SignOut', { deviceId }),
  of('RecordAbandonment', { reason: fc.constantFrom('lackOfTime', 'technicalProblem') }),
  of('EndTest'),
  fc.constant<Command>({ type: 'ConfirmPresences', candidateIds: IDS }),
  fc.constant<Command>({ type: 'AuthoriseResumes', candidateIds: IDS }),
  fc.record({ type: fc.constant('LaunchSession' as const), despiteNotReady: fc.boolean() }),
  of('GiveAbortReason', { reason: fc.constantFrom(null, 'lackOfTime', 'technicalProblem') }),
  of('CorrectPresence', { isPresent: fc.boolean() }),
  fc.constant<Command>({ type: 'WitnessEndScreens', candidateIds: IDS }),
  fc.constant<Command>({ type: 'GiveAbortReasons', candidateIds: IDS, reason: 'technicalProblem' }),
  fc.record({
    type: fc.constant('NoteFinalisation' as const),
    noteId: fc.constantFrom(null, NOTE),
    hasIncident: fc.boolean(),
    hasJoiningProblem: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('FinaliseSession' as const),
    version: fc.nat(40),
    confirmed: fc.constantFrom([], IDS),
  }),
  fc.constant<Command>({ type: 'CloseSession' }),
  fc.constant<Command>({ type: 'PassTime' }),
);
/** A move is any command at all, or the next sensible one for a candidate: chance alone rarely starts a test. */
export type Move = Command | { forward: CandidateId } | { byLink: CandidateId } | { elsewhere: CandidateId };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: command },
  { weight: 8, arbitrary: candidateId.map((forward) => ({ forward })) },
  { weight: 1, arbitrary: candidateId.map((byLink) => ({ byLink })) },
  { weight: 1, arbitrary: candidateId.map((elsewhere) => ({ elsewhere })) },
);
/** A run: each move, and the minutes before it. */
export const moves = fc.array(fc.tuple(move, fc.constantFrom(0, 0, 0, 0, 0.2, 1, 5, 30)), {
  minLength: 20,
  maxLength: 150,
  size: 'max',
});
