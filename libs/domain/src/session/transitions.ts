import type { Outcome } from '../candidate/transitions.js';
import type { CommandType } from './commands.js';
import type { PhaseName } from './state.js';

type Cells = Record<PhaseName, Outcome>;

const always: Cells = {
  unprepared: 'decide',
  prepared: 'decide',
  welcome: 'decide',
  launched: 'decide',
  ended: 'decide',
  finalised: 'decide',
  published: 'decide',
  cancelled: 'decide',
};
/** Until finalised: what may still be noted, witnessed or shown once the session has ended. */
const untilFinalised: Cells = {
  ...always,
  unprepared: 'session-not-prepared',
  finalised: 'session-closed',
  published: 'session-closed',
  cancelled: 'session-cancelled',
};
/** From the preparation to the end of the session: the life of the room. */
const inTheRoom: Cells = { ...untilFinalised, ended: 'session-ended' };

/** Every command in every phase of the session (B7). A phase or a command without its cell does not compile. */
export const SESSION_TABLE: Record<CommandType, Cells> = {
  PrepareSession: {
    unprepared: 'decide',
    prepared: 'session-already-prepared',
    welcome: 'session-already-prepared',
    launched: 'session-already-prepared',
    ended: 'session-already-prepared',
    finalised: 'session-already-prepared',
    published: 'session-already-prepared',
    cancelled: 'session-already-prepared',
  },
  EnrolCandidates: inTheRoom,
  TakeOver: untilFinalised,
  CheckIdentity: inTheRoom,
  SignAttendance: inTheRoom,
  SeatCandidate: inTheRoom,
  UndoWelcomeStep: inTheRoom,
  NoteCorrection: untilFinalised,
  AcceptCorrection: untilFinalised,
  JoinSession: inTheRoom,
  TakeLink: untilFinalised,
  LoseLink: always,
  ConfirmPresence: inTheRoom,
  ConfirmPresences: inTheRoom,
  CancelPresence: inTheRoom,
  LaunchSession: { ...inTheRoom, launched: 'session-already-launched' },
  StartTest: inTheRoom,
  AnswerChallenge: inTheRoom,
  PassChallenge: inTheRoom,
  RaiseAlert: inTheRoom,
  ValidateAlert: untilFinalised,
  DismissAlert: untilFinalised,
  RaiseHand: inTheRoom,
  LowerHand: inTheRoom,
  AcknowledgeCall: inTheRoom,
  SettleHand: inTheRoom,
  LeaveRoom: inTheRoom,
  ReturnToRoom: inTheRoom,
  GrantTime: inTheRoom,
  GrantTimes: inTheRoom,
  AcknowledgeTime: inTheRoom,
  PauseTest: inTheRoom,
  PauseTests: inTheRoom,
  UnpauseTest: inTheRoom,
  UnpauseTests: inTheRoom,
  ShowEndScreen: untilFinalised,
  AuthoriseResume: inTheRoom,
  AuthoriseResumes: inTheRoom,
  RefuseResume: inTheRoom,
  WitnessEndScreen: untilFinalised,
  UndoWitness: untilFinalised,
  SignOut: untilFinalised,
  RecordAbandonment: inTheRoom,
  EndTest: inTheRoom,
  CloseSession: { ...inTheRoom, prepared: 'session-not-launched', welcome: 'session-not-launched' },
  CancelSession: inTheRoom,
  PassTime: always,
};
