import type { AlertReason, ChallengeCategory } from '../candidate/alert-reasons.js';
import type { ReportCategory } from '../candidate/report-categories.js';
import type { AbandonReason, GivenAnswer, IdentityHow, LossCause, WelcomeStep } from '../candidate/state.js';
import type { DrawnPaper, Enrolment } from './events.js';
import type {
  CandidateId,
  ChallengeId,
  ConnectionId,
  DeviceId,
  JoiningLinkId,
  NodeId,
  NoteId,
  PersonId,
} from './ids.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { Duration, Instant } from '../time/instant.js';
import type { SessionDetail } from './preparation.js';
import type { SessionRules } from './state.js';

interface On {
  candidateId: CandidateId;
}
interface OnMany {
  candidateIds: readonly CandidateId[];
}

/** R8: what a report says. The words stand beside the journal; the rules know only how many they are. */
interface Reports {
  category: ReportCategory;
  /** The place of the challenge in the paper, from 1. */
  number: number | null;
  noteId: NoteId | null;
  length: number;
}
/** A report of the candidate by its number, from 1, and the version of it that the author has read. */
interface Report {
  report: number;
  version: number;
}

/** Orders about one candidate; each has a column in the candidates' transition table. */
export type CandidateCommand =
  | (On & { type: 'CheckIdentity'; how: IdentityHow; noteId: NoteId | null })
  | (On & { type: 'SignAttendance' })
  | (On & { type: 'SeatCandidate'; seat: string | null })
  /** R6: they are to go on at that PC. */
  | (On & { type: 'MoveToPost'; post: string })
  | (On & { type: 'CancelMove' })
  | (On & { type: 'UndoWelcomeStep'; step: WelcomeStep; noteId: NoteId | null })
  | (On & { type: 'NoteCorrection'; personId: PersonId })
  | (On & { type: 'AcceptCorrection' })
  /** B2: `personId`: new details that stand outside the journal; null: they stay. */
  | (On & { type: 'ReviseEnrolment'; personId: PersonId | null; extraTime: ExtraTime })
  | (On & { type: 'RemoveCandidate' })
  /** R1: what was accepted in the room becomes the enrolment; `correctionId` is what the administrator has read. */
  | (On & { type: 'ApplyCorrection'; correctionId: PersonId; personId: PersonId })
  /** B3: enrolled all the same, and why. */
  | (On & { type: 'AllowNotCertifiable'; noteId: NoteId })
  | (On & { type: 'HandJoiningLink'; linkId: JoiningLinkId })
  /** `linkId`: joined by that link, and not by details. */
  | (On & {
      type: 'JoinSession';
      deviceId: DeviceId;
      code: 'right' | 'wrong' | 'none';
      post?: string;
      linkId?: JoiningLinkId;
    })
  | (On & { type: 'TakeLink'; deviceId: DeviceId; connectionId: ConnectionId; nodeId: NodeId })
  | (On & { type: 'LoseLink'; connectionId: ConnectionId; cause: LossCause; heardAt: Instant | null })
  | (On & { type: 'ConfirmPresence' })
  | (On & { type: 'CancelPresence' })
  | (On & { type: 'StartTest'; deviceId: DeviceId; codeIsRight: boolean } & DrawnPaper)
  | (On & {
      type: 'AnswerChallenge';
      deviceId: DeviceId;
      challengeId: ChallengeId;
      answer: GivenAnswer;
      claimedAt: Instant | null;
    })
  | (On & { type: 'PassChallenge'; deviceId: DeviceId; challengeId: ChallengeId })
  | (On & { type: 'AdmitLateAnswers' })
  | (On & { type: 'RaiseAlert'; deviceId: DeviceId; challengeId: ChallengeId; reason: AlertReason })
  | (On & { type: 'ValidateAlert'; category: ChallengeCategory })
  | (On & { type: 'DismissAlert' })
  | (On & Reports & { type: 'ReportIssue' })
  | (On & Report & Reports & { type: 'EditIssueReport' })
  | (On & Report & { type: 'WithdrawIssueReport'; noteId: NoteId })
  | (On & { type: 'RaiseHand'; deviceId: DeviceId })
  | (On & { type: 'LowerHand'; deviceId: DeviceId })
  | (On & { type: 'AcknowledgeCall' })
  | (On & { type: 'SettleHand' })
  | (On & { type: 'LeaveRoom' })
  | (On & { type: 'ReturnToRoom' })
  | (On & { type: 'LoseFocus'; deviceId: DeviceId; times: number; forMs: Duration; claimedAt: Instant | null })
  | (On & { type: 'GrantTime'; minutes: number; noteId: NoteId })
  | (On & { type: 'CreditLostTime' })
  | (On & { type: 'AcknowledgeTime'; deviceId: DeviceId })
  | (On & { type: 'ShowAnnouncement'; deviceId: DeviceId; noteId: NoteId })
  | (On & { type: 'AcknowledgeAnnouncement'; deviceId: DeviceId; noteId: NoteId })
  | (On & { type: 'PauseTest'; noteId: NoteId })
  | (On & { type: 'UnpauseTest' })
  | (On & { type: 'ShowEndScreen'; deviceId: DeviceId })
  | (On & { type: 'AuthoriseResume' })
  | (On & { type: 'RefuseResume' })
  | (On & { type: 'WitnessEndScreen' })
  | (On & { type: 'UndoWitness'; noteId: NoteId })
  | (On & { type: 'SignOut'; deviceId: DeviceId })
  | (On & { type: 'RecordAbandonment'; reason: AbandonReason })
  | (On & { type: 'EndTest' })
  | (On & { type: 'GiveAbortReason'; reason: AbandonReason | null })
  | (On & { type: 'CorrectPresence'; isPresent: boolean });

/** Orders about the session, and the same order given for several candidates at once. */
export type SessionCommand =
  | { type: 'PrepareSession'; rules: SessionRules }
  /** B1: the rules as they shall be, and which of the details that stand in columns change with them. */
  | { type: 'EditSession'; rules: SessionRules; changed: readonly SessionDetail[] }
  | { type: 'DeleteSession' }
  /** `fromList`: an imported list, refused once someone has joined (B2). */
  | { type: 'EnrolCandidates'; candidates: readonly ({ candidateId: CandidateId } & Enrolment)[]; fromList?: true }
  /** `from`: who named themselves on that screen before. */
  | { type: 'TakeOver'; personId: PersonId; from?: PersonId }
  /** `seat` and `otherSeat`: where the author of the order saw them. */
  | { type: 'SwapSeats'; candidateId: CandidateId; seat: string; otherId: CandidateId; otherSeat: string }
  | { type: 'TakeRows'; rows: readonly string[] }
  | (OnMany & { type: 'ConfirmPresences' })
  | (OnMany & { type: 'AuthoriseResumes' })
  | (OnMany & { type: 'GrantTimes'; minutes: number; noteId: NoteId })
  | (OnMany & { type: 'CreditLostTimes' })
  | (OnMany & { type: 'PauseTests'; noteId: NoteId })
  | (OnMany & { type: 'UnpauseTests' })
  | (OnMany & { type: 'Announce'; noteId: NoteId })
  | { type: 'LaunchSession'; despiteNotReady: boolean }
  | { type: 'NoteRowRound' }
  | { type: 'CloseSession' }
  | { type: 'CancelSession'; noteId: NoteId }
  | (OnMany & { type: 'WitnessEndScreens' })
  | (OnMany & { type: 'GiveAbortReasons'; reason: AbandonReason | null })
  | { type: 'NoteFinalisation'; noteId: NoteId | null; hasIncident: boolean; hasJoiningProblem: boolean }
  /** `version`: of the finalisation that was read; `confirmed`: whose box is not ticked, and that is right. */
  | { type: 'FinaliseSession'; version: number; confirmed: readonly CandidateId[] }
  | { type: 'PassTime' };

export type Command = CandidateCommand | SessionCommand;
export type CommandType = Command['type'];
export type CandidateCommandType = CandidateCommand['type'];

/** When a command counts, and whose it is: `now` is the committer's, `receivedAt` the door's; only T4 looks at the latter. */
export interface Moment {
  readonly now: Instant;
  readonly receivedAt: Instant;
  /** Who gives the order (R0): with two invigilators in a room, the second one is told who was first. */
  readonly actor?: PersonId | null;
  /** Given by an administrator, who reports what stands on paper (F2). */
  readonly isOffice?: boolean;
}
