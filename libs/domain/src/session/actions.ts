import { ANYBODY, ANY_LINK, ANY_NOTE } from '../candidate/shown.js';
import type { Command, Moment } from './commands.js';
import { decide } from './decide.js';
import type { CandidateId } from './ids.js';
import type { Refusal } from './refusal.js';
import type { SessionState } from './state.js';

/**
 * Would this be accepted? The rules are asked, on the state as it is: nothing is written twice. An order for several is refused
 * when it is refused for all of them.
 */
export function refusalOf(state: SessionState, command: Command, moment: Moment): Refusal | null {
  const decision = decide(state, command, moment);
  if (!decision.accepted) return decision.refusal;
  const [first] = decision.skipped;
  return first && decision.events.length === 0 ? first : null;
}

type Typical = (candidateId: CandidateId) => Command;
const WRITTEN = { noteId: ANY_NOTE, length: 1 };

/** What an invigilator may do about one candidate: a typical order of each. */
export const CANDIDATE_ACTIONS = {
  seeDocument: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null }),
  attestIdentity: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'attested', noteId: ANY_NOTE }),
  refuseIdentity: (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'refused', noteId: ANY_NOTE }),
  signAttendance: (candidateId) => ({ type: 'SignAttendance', candidateId }),
  seat: (candidateId) => ({ type: 'SeatCandidate', candidateId, seat: candidateId.slice(-8) }),
  moveToPost: (candidateId) => ({ type: 'MoveToPost', candidateId, post: candidateId.slice(0, 8) }),
  cancelMove: (candidateId) => ({ type: 'CancelMove', candidateId }),
  undoIdentity: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'identity', noteId: ANY_NOTE }),
  undoAttendance: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'attendance', noteId: ANY_NOTE }),
  undoSeat: (candidateId) => ({ type: 'UndoWelcomeStep', candidateId, step: 'seat', noteId: ANY_NOTE }),
  noteCorrection: (candidateId) => ({ type: 'NoteCorrection', candidateId, personId: ANYBODY }),
  acceptCorrection: (candidateId) => ({ type: 'AcceptCorrection', candidateId }),
  handJoiningLink: (candidateId) => ({ type: 'HandJoiningLink', candidateId, linkId: ANY_LINK }),
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
  grantTime: (candidateId) => ({ type: 'GrantTime', candidateId, minutes: 10, noteId: ANY_NOTE }),
  takeTimeBack: (candidateId) => ({ type: 'GrantTime', candidateId, minutes: -10, noteId: ANY_NOTE }),
  creditLostTime: (candidateId) => ({ type: 'CreditLostTime', candidateId }),
  admitLateAnswers: (candidateId) => ({ type: 'AdmitLateAnswers', candidateId }),
  announce: (candidateId) => ({ type: 'Announce', candidateIds: [candidateId], noteId: ANY_NOTE }),
  pauseTest: (candidateId) => ({ type: 'PauseTest', candidateId, noteId: ANY_NOTE }),
  unpauseTest: (candidateId) => ({ type: 'UnpauseTest', candidateId }),
  reportIssue: (candidateId) => ({ type: 'ReportIssue', candidateId, category: 'C8', number: null, ...WRITTEN }),
  reportOnChallenge: (candidateId) => ({ type: 'ReportIssue', candidateId, category: 'E1', number: 1, ...WRITTEN }),
  reportFraud: (candidateId) => ({ type: 'ReportIssue', candidateId, category: 'C6', number: null, ...WRITTEN }),
  witnessEndScreen: (candidateId) => ({ type: 'WitnessEndScreen', candidateId }),
  undoWitness: (candidateId) => ({ type: 'UndoWitness', candidateId, noteId: ANY_NOTE }),
  recordAbandonment: (candidateId) => ({ type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' }),
  endTest: (candidateId) => ({ type: 'EndTest', candidateId }),
} satisfies Record<string, Typical>;

/** What an invigilator may do about the room. */
export const ROOM_ACTIONS = {
  launch: { type: 'LaunchSession', despiteNotReady: false },
  launchAnyway: { type: 'LaunchSession', despiteNotReady: true },
  takeRows: { type: 'TakeRows', rows: ['A'] },
  noteRowRound: { type: 'NoteRowRound' },
  closeSession: { type: 'CloseSession' },
  cancelSession: { type: 'CancelSession', noteId: ANY_NOTE },
} satisfies Record<string, Command>;

export type CandidateAction = keyof typeof CANDIDATE_ACTIONS;
export type RoomAction = keyof typeof ROOM_ACTIONS;
/** One row of the matrix: null where it is allowed, else why not. A missing cell does not compile. */
export type ActionRow<Action extends string> = Readonly<Record<Action, Refusal | null>>;

/** Of one candidate, as they stand. */
export const actionsOn = (state: SessionState, candidateId: CandidateId, moment: Moment): ActionRow<CandidateAction> =>
  mapped(CANDIDATE_ACTIONS, (typical: Typical) => refusalOf(state, typical(candidateId), moment));

/** Of the room, as it stands. */
export const actionsOnRoom = (state: SessionState, moment: Moment): ActionRow<RoomAction> =>
  mapped(ROOM_ACTIONS, (command: Command) => refusalOf(state, command, moment));

function mapped<Key extends string, From, To>(all: Record<Key, From>, to: (one: From) => To): Record<Key, To> {
  const entries = Object.entries<From>(all).map(([key, one]) => [key, to(one)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}
