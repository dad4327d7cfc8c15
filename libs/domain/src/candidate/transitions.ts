import type { CandidateCommandType } from '../session/commands.js';
import type { RuleRefusal } from '../session/refusal.js';
import type { CandidatePhase } from './phase.js';

/** `decide`: the rules of the command look closer. Otherwise the reason why this phase refuses it. */
export type Outcome = 'decide' | RuleRefusal;
type Cells<Of extends CandidatePhase> = Record<Of, Outcome>;

const beforeStart = (o: Outcome): Cells<'expected' | 'waiting' | 'confirmed'> => ({
  expected: o,
  waiting: o,
  confirmed: o,
});
const atWork = (o: Outcome): Cells<'running' | 'timeUp' | 'finished'> => ({ running: o, timeUp: o, finished: o });
const atEnd = (o: Outcome): Cells<'endScreen' | 'witnessed' | 'signedOut'> => ({
  endScreen: o,
  witnessed: o,
  signedOut: o,
});
const over = { signedOut: 'signed-out', closed: 'already-abandoned-or-ended' } as const;
const anytime: Cells<CandidatePhase> = {
  ...beforeStart('decide'),
  ...atWork('decide'),
  ...atEnd('decide'),
  closed: 'decide',
};
const whilePresent: Cells<CandidatePhase> = { ...anytime, ...over };
const onceJoined: Cells<CandidatePhase> = { ...whilePresent, expected: 'not-joined' };
/** B2: the enrolment of who has joined stands; a correction alone still changes it (R1). */
const beforeJoining: Cells<CandidatePhase> = {
  ...beforeStart('already-joined'),
  expected: 'decide',
  ...atWork('already-joined'),
  ...atEnd('already-joined'),
  closed: 'already-joined',
};
const toEnter: Cells<CandidatePhase> = {
  ...beforeStart('decide'),
  expected: 'not-joined',
  ...atWork('already-started'),
  ...atEnd('already-started'),
  closed: 'already-abandoned-or-ended',
};
const inTest: Cells<CandidatePhase> = {
  ...beforeStart('not-started'),
  running: 'decide',
  timeUp: 'decide',
  finished: 'already-at-end-screen',
  ...atEnd('already-at-end-screen'),
  closed: 'already-abandoned-or-ended',
};
/** What may still be said of a test that has begun. */
const onceBegun: Cells<CandidatePhase> = {
  ...beforeStart('not-started'),
  ...atWork('decide'),
  ...atEnd('decide'),
  ...over,
};
/** What moves a deadline, until everything is done. */
const toMoveTheEnd: Cells<CandidatePhase> = { ...inTest, ...beforeStart('decide') };
const toClose: Cells<CandidatePhase> = { ...inTest, finished: 'decide' };

/** Every command in every phase of a candidate (R1–R10). A phase or a command without its cell does not compile. */
export const CANDIDATE_TABLE: Record<CandidateCommandType, Cells<CandidatePhase>> = {
  ReviseEnrolment: beforeJoining,
  RemoveCandidate: beforeJoining,
  ApplyCorrection: anytime,
  AllowNotCertifiable: anytime,
  CheckIdentity: whilePresent,
  SignAttendance: whilePresent,
  SeatCandidate: whilePresent,
  MoveToPost: onceJoined,
  CancelMove: onceJoined,
  UndoWelcomeStep: whilePresent,
  NoteCorrection: anytime,
  AcceptCorrection: anytime,
  HandJoiningLink: whilePresent,
  JoinSession: whilePresent,
  TakeLink: { ...anytime, expected: 'not-joined', signedOut: 'signed-out' },
  LoseLink: anytime,
  ConfirmPresence: toEnter,
  CancelPresence: toEnter,
  StartTest: toEnter,
  AnswerChallenge: inTest,
  PassChallenge: inTest,
  AdmitLateAnswers: onceBegun,
  RaiseAlert: inTest,
  ValidateAlert: { ...anytime, ...beforeStart('not-started') },
  DismissAlert: { ...anytime, ...beforeStart('not-started') },
  ReportIssue: anytime,
  EditIssueReport: anytime,
  WithdrawIssueReport: anytime,
  RaiseHand: onceJoined,
  LowerHand: onceJoined,
  // R7, R13: who called or went out may have been turned away from their browser since.
  AcknowledgeCall: whilePresent,
  SettleHand: whilePresent,
  LeaveRoom: onceJoined,
  ReturnToRoom: whilePresent,
  LoseFocus: onceBegun,
  GrantTime: { ...toMoveTheEnd, closed: 'decide' },
  CreditLostTime: { ...toMoveTheEnd, ...beforeStart('not-started'), closed: 'decide' },
  AcknowledgeTime: onceJoined,
  ShowAnnouncement: onceJoined,
  AcknowledgeAnnouncement: onceJoined,
  PauseTest: { ...toMoveTheEnd, timeUp: 'time-is-up' },
  UnpauseTest: toMoveTheEnd,
  ShowEndScreen: {
    ...beforeStart('not-started'),
    running: 'not-finished',
    timeUp: 'not-finished',
    finished: 'decide',
    ...atEnd('decide'),
    ...over,
  },
  AuthoriseResume: onceJoined,
  RefuseResume: onceJoined,
  WitnessEndScreen: {
    ...beforeStart('not-started'),
    ...atWork('end-screen-not-shown'),
    finished: 'decide',
    endScreen: 'decide',
    witnessed: 'already-witnessed',
    signedOut: 'already-witnessed',
    closed: 'already-abandoned-or-ended',
  },
  UndoWitness: {
    ...beforeStart('not-witnessed'),
    ...atWork('not-witnessed'),
    endScreen: 'not-witnessed',
    witnessed: 'decide',
    ...over,
  },
  SignOut: {
    ...beforeStart('not-started'),
    ...atWork('end-screen-not-shown'),
    endScreen: 'not-witnessed',
    witnessed: 'decide',
    ...over,
  },
  RecordAbandonment: toClose,
  EndTest: toClose,
  GiveAbortReason: anytime,
  CorrectPresence: anytime,
};
