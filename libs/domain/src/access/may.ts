import type { CommandType } from '../session/commands.js';
import type { CandidateId, CenterId, DeviceId, PersonId, SessionId, UserId } from '../session/ids.js';

/** Who speaks: the owner of a grant, or the system itself (jobs, sweeper, disconnects). */
export type Principal =
  | { readonly kind: 'candidate'; sessionId: SessionId; candidateId: CandidateId; deviceId: DeviceId }
  | { readonly kind: 'invigilator'; sessionId: SessionId; personId: PersonId | null; grantId: string }
  | { readonly kind: 'administrator'; userId: UserId; centerIds: readonly CenterId[]; grantId: string }
  | { readonly kind: 'system' };

export type Read = 'FollowSeat' | 'FollowRoom' | 'NameInvigilator' | 'FollowCenter';
export type Action = CommandType | Read;

/** What is acted upon: a session, and the candidate where there is one; or a centre. */
export type Target =
  { readonly sessionId: SessionId; readonly candidateId?: CandidateId } | { readonly centerId: CenterId };

type Kind = Principal['kind'];
const candidate: readonly Kind[] = ['candidate'];
const invigilator: readonly Kind[] = ['invigilator'];
const administrator: readonly Kind[] = ['administrator'];
const system: readonly Kind[] = ['system'];

/** The matrix of every action and every kind of principal. */
export const MAY: Record<Action, readonly Kind[]> = {
  FollowSeat: candidate,
  StartTest: candidate,
  AnswerChallenge: candidate,
  PassChallenge: candidate,
  RaiseAlert: candidate,
  RaiseHand: candidate,
  LowerHand: candidate,
  AcknowledgeTime: candidate,
  ShowEndScreen: candidate,
  SignOut: candidate,
  FollowRoom: invigilator,
  NameInvigilator: invigilator,
  TakeOver: invigilator,
  CheckIdentity: invigilator,
  SignAttendance: invigilator,
  SeatCandidate: invigilator,
  UndoWelcomeStep: invigilator,
  NoteCorrection: invigilator,
  AcceptCorrection: invigilator,
  ConfirmPresence: invigilator,
  ConfirmPresences: invigilator,
  CancelPresence: invigilator,
  LaunchSession: invigilator,
  AuthoriseResume: invigilator,
  AuthoriseResumes: invigilator,
  RefuseResume: invigilator,
  ValidateAlert: invigilator,
  DismissAlert: invigilator,
  AcknowledgeCall: invigilator,
  SettleHand: invigilator,
  LeaveRoom: invigilator,
  ReturnToRoom: invigilator,
  GrantTime: invigilator,
  GrantTimes: invigilator,
  PauseTest: invigilator,
  PauseTests: invigilator,
  UnpauseTest: invigilator,
  UnpauseTests: invigilator,
  WitnessEndScreen: invigilator,
  UndoWitness: invigilator,
  RecordAbandonment: invigilator,
  EndTest: invigilator,
  CloseSession: invigilator,
  CancelSession: invigilator,
  FollowCenter: administrator,
  PrepareSession: system,
  EnrolCandidates: system,
  JoinSession: system,
  TakeLink: system,
  LoseLink: system,
  PassTime: system,
};

/** The only authorisation: who may do what on which session. An invigilator acts under a name (R0). */
export function may(principal: Principal, action: Action, target: Target): boolean {
  if (!MAY[action].includes(principal.kind)) return false;
  if (principal.kind === 'system') return true;
  if (principal.kind === 'administrator') return 'centerId' in target && principal.centerIds.includes(target.centerId);
  if (!('sessionId' in target) || principal.sessionId !== target.sessionId) return false;
  if (principal.kind === 'candidate') return target.candidateId === principal.candidateId;
  return principal.personId !== null || action === 'NameInvigilator';
}
