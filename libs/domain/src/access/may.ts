import type { CommandType } from '../session/commands.js';
import type { CandidateId, CenterId, DeviceId, PersonId, SessionId, UserId } from '../session/ids.js';

/** Who speaks: the owner of a grant, or the system itself (jobs, sweeper, disconnects). */
export type Principal =
  | { readonly kind: 'candidate'; sessionId: SessionId; candidateId: CandidateId; deviceId: DeviceId }
  | { readonly kind: 'invigilator'; sessionId: SessionId; personId: PersonId | null; grantId: string }
  | {
      readonly kind: 'administrator';
      userId: UserId;
      centerIds: readonly CenterId[];
      grantId: string;
      /** Looks after the installation besides: every centre's queues, nobody's data. */
      isOperator: boolean;
    }
  | { readonly kind: 'projector'; sessionId: SessionId; grantId: string }
  | { readonly kind: 'system' };

export type Read =
  | 'FollowSeat'
  | 'ChooseDisplay'
  | 'FollowRoom'
  | 'NameInvigilator'
  | 'FollowCenter'
  | 'FollowFinalisation'
  | 'FollowJobs'
  | 'FollowAlerts'
  | 'SetWebhook'
  | 'InspectQueues'
  | 'PrintDocuments'
  | 'PreviewEnrolment'
  | 'FollowCheckLists'
  | 'TickCheckLists'
  | 'EditCheckLists'
  | 'FollowRoomChecks'
  | 'TickRoomChecks'
  | 'SetInvigilatorPassword'
  | 'KeepRooms'
  | 'FollowEnrolment'
  | 'NoteCertifiability'
  | 'ShareProjection'
  | 'StopProjections'
  | 'FollowProjection';
export type Action = CommandType | Read;

/** What is acted upon: a session (for an administrator with its centre), and the candidate where there is one; or a centre; or the whole. */
export type Target =
  | { readonly sessionId: SessionId; readonly candidateId?: CandidateId; readonly centerId?: CenterId }
  | { readonly centerId: CenterId }
  | { readonly installation: 'whole' };

type Kind = Principal['kind'];
const candidate: readonly Kind[] = ['candidate'];
const invigilator: readonly Kind[] = ['invigilator'];
const administrator: readonly Kind[] = ['administrator'];
/** In the room by an invigilator, from paper by an administrator (F2). */
const either: readonly Kind[] = ['invigilator', 'administrator'];
const projector: readonly Kind[] = ['projector'];
const system: readonly Kind[] = ['system'];

/** The matrix of every action and every kind of principal. */
export const MAY: Record<Action, readonly Kind[]> = {
  FollowSeat: candidate,
  ChooseDisplay: candidate,
  StartTest: candidate,
  AnswerChallenge: candidate,
  PassChallenge: candidate,
  RaiseAlert: candidate,
  RaiseHand: candidate,
  LowerHand: candidate,
  AcknowledgeTime: candidate,
  LoseFocus: candidate,
  ShowAnnouncement: candidate,
  AcknowledgeAnnouncement: candidate,
  ShowEndScreen: candidate,
  SignOut: candidate,
  FollowRoom: invigilator,
  NameInvigilator: invigilator,
  TakeOver: invigilator,
  ShareProjection: invigilator,
  StopProjections: invigilator,
  FollowRoomChecks: invigilator,
  TickRoomChecks: invigilator,
  CheckIdentity: invigilator,
  SignAttendance: invigilator,
  SeatCandidate: invigilator,
  SwapSeats: invigilator,
  MoveToPost: invigilator,
  CancelMove: invigilator,
  TakeRows: invigilator,
  UndoWelcomeStep: invigilator,
  NoteCorrection: invigilator,
  AcceptCorrection: invigilator,
  HandJoiningLink: invigilator,
  ConfirmPresence: invigilator,
  ConfirmPresences: invigilator,
  CancelPresence: invigilator,
  LaunchSession: invigilator,
  AuthoriseResume: invigilator,
  AuthoriseResumes: invigilator,
  RefuseResume: invigilator,
  AdmitLateAnswers: invigilator,
  ValidateAlert: either,
  DismissAlert: either,
  ReportIssue: either,
  EditIssueReport: either,
  WithdrawIssueReport: either,
  NoteRowRound: invigilator,
  AcknowledgeCall: invigilator,
  SettleHand: invigilator,
  LeaveRoom: invigilator,
  ReturnToRoom: invigilator,
  GrantTime: invigilator,
  GrantTimes: invigilator,
  CreditLostTime: invigilator,
  CreditLostTimes: invigilator,
  Announce: invigilator,
  PauseTest: invigilator,
  PauseTests: invigilator,
  UnpauseTest: invigilator,
  UnpauseTests: invigilator,
  WitnessEndScreen: either,
  UndoWitness: either,
  RecordAbandonment: invigilator,
  EndTest: invigilator,
  CloseSession: invigilator,
  CancelSession: ['invigilator', 'administrator'],
  FollowCenter: administrator,
  FollowFinalisation: administrator,
  GiveAbortReason: administrator,
  GiveAbortReasons: administrator,
  CorrectPresence: administrator,
  WitnessEndScreens: administrator,
  NoteFinalisation: administrator,
  FinaliseSession: administrator,
  FollowJobs: administrator,
  FollowAlerts: administrator,
  SetWebhook: administrator,
  InspectQueues: administrator,
  PrintDocuments: administrator,
  PreviewEnrolment: administrator,
  FollowCheckLists: administrator,
  TickCheckLists: administrator,
  EditCheckLists: administrator,
  EditSession: administrator,
  DeleteSession: administrator,
  SetInvigilatorPassword: administrator,
  KeepRooms: administrator,
  EnrolCandidates: ['administrator', 'system'],
  FollowEnrolment: administrator,
  NoteCertifiability: administrator,
  ReviseEnrolment: administrator,
  RemoveCandidate: administrator,
  ApplyCorrection: administrator,
  AllowNotCertifiable: administrator,
  FollowProjection: projector,
  PrepareSession: ['administrator', 'system'],
  JoinSession: system,
  TakeLink: system,
  LoseLink: system,
  PassTime: system,
};

/** The only authorisation: who may do what on which session. An invigilator acts under a name (R0). */
export function may(principal: Principal, action: Action, target: Target): boolean {
  if (!MAY[action].includes(principal.kind)) return false;
  if (principal.kind === 'system') return true;
  if (principal.kind === 'administrator') return administers(principal, action, target);
  if (!('sessionId' in target) || principal.sessionId !== target.sessionId) return false;
  if (principal.kind === 'candidate') return target.candidateId === principal.candidateId;
  // Of the room as a whole, never of one candidate (R4).
  if (principal.kind === 'projector') return target.candidateId === undefined;
  return principal.personId !== null || action === 'NameInvigilator';
}

function administers(
  principal: Extract<Principal, { kind: 'administrator' }>,
  action: Action,
  target: Target,
): boolean {
  if ('installation' in target) return action === 'InspectQueues' && principal.isOperator;
  if (action === 'InspectQueues') return false;
  return target.centerId !== undefined && principal.centerIds.includes(target.centerId);
}
