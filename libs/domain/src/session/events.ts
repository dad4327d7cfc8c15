import type { AlertReason } from '../candidate/alert-reasons.js';
import type { ReportCategory } from '../candidate/report-categories.js';
import type {
  AbandonReason,
  ClosedHow,
  GivenAnswer,
  IdentityHow,
  LateWhy,
  LossCause,
  ResumeWhy,
  WarningMinutes,
  WelcomeStep,
} from '../candidate/state.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { Duration, Instant } from '../time/instant.js';
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
import type { SessionDetail } from './preparation.js';
import type { EndedBy, SessionRules } from './state.js';

/** What happened to the session as a whole. No name, birth date or free text: ids only (F3). */
export type SessionEvent =
  | { type: 'SessionPrepared'; rules: SessionRules }
  | { type: 'WelcomeOpened' }
  /** `from`: whose screen it was. Rows of an earlier version do not say. */
  | { type: 'InvigilatorTookOver'; personId: PersonId; from?: PersonId }
  /** R0: all the rows that they watch from now on. */
  | { type: 'RowsTaken'; by: PersonId; rows: readonly string[] }
  | { type: 'SessionLaunched' }
  /** A1: one for all who are told; the text is the note's. */
  | { type: 'AnnouncementSent'; noteId: NoteId; candidateIds: readonly CandidateId[] }
  | { type: 'RowRoundNoted' }
  | { type: 'SessionEnded'; by: EndedBy }
  /** B7: time was granted. */
  | { type: 'SessionReopened' }
  | { type: 'SessionCancelled'; noteId: NoteId }
  /** B1: before the launch. */
  | { type: 'SessionRulesChanged'; rules: SessionRules }
  /** B1: which of them; their values stand in columns. */
  | { type: 'SessionDetailsChanged'; changed: readonly SessionDetail[] }
  | { type: 'SessionDeleted' }
  /** F2: the global comment, and the two boxes of Pix. */
  | { type: 'FinalisationNoted'; noteId: NoteId | null; hasIncident: boolean; hasJoiningProblem: boolean }
  | { type: 'SessionFinalised' };

/** A paper and the seed that it was drawn with (Q1): the journal alone says why these challenges, in this order. */
export interface DrawnPaper {
  readonly seed: number;
  readonly challenges: readonly ChallengeId[];
  /** Drawn with it, for challenges that fail (R7). Tests started by an earlier version have none. */
  readonly spares?: readonly ChallengeId[];
}

interface Of {
  candidateId: CandidateId;
}

/** R0: who did it. Rows of an earlier version do not say. */
interface ByWhom {
  readonly by?: PersonId;
}

/** R2: the number that the PC keeps; many keep none. */
interface AtPost {
  readonly post?: string;
}

/** R8: what a report says; its words are the note's. */
export interface ReportedIssue {
  readonly category: ReportCategory;
  readonly challengeId: ChallengeId | null;
  /** The place of the challenge in the paper, from 1. Reports written by an earlier version have none. */
  readonly number?: number | null;
  readonly noteId?: NoteId | null;
}

/** B3: who is not certifiable is enrolled only by somebody who said so. */
export interface Enrolment {
  readonly extraTime: ExtraTime;
  readonly despiteNotCertifiable?: true;
  /** Why, where somebody said so. */
  readonly noteId?: NoteId;
}

/** What happened to one candidate. */
export type CandidateEvent =
  | (Of & { type: 'CandidateEnrolled' } & Enrolment)
  | (Of & { type: 'DetailsRevised'; personId: PersonId })
  | (Of & { type: 'ExtraTimeRevised'; extraTime: ExtraTime })
  | (Of & { type: 'CandidateRemoved' })
  | (Of & { type: 'CorrectionApplied'; personId: PersonId })
  | (Of & { type: 'NotCertifiableAllowed'; noteId: NoteId })
  | (Of & { type: 'IdentityChecked'; how: IdentityHow; noteId: NoteId | null })
  | (Of & { type: 'AttendanceSigned' })
  | (Of & { type: 'CandidateSeated'; seat: string | null })
  | (Of & { type: 'MoveAwaited'; post: string })
  | (Of & { type: 'MoveCancelled' })
  | (Of & { type: 'WelcomeStepUndone'; step: WelcomeStep; noteId: NoteId | null })
  | (Of & { type: 'CorrectionNoted'; personId: PersonId })
  | (Of & { type: 'CorrectionAccepted'; personId: PersonId })
  | (Of & { type: 'JoiningLinkHanded'; linkId: JoiningLinkId })
  | (Of & { type: 'JoiningLinkUsed' })
  | (Of & { type: 'CandidateJoined'; deviceId: DeviceId } & AtPost)
  | (Of & { type: 'GraceLapsed' })
  | (Of & { type: 'ResumeAsked'; deviceId: DeviceId; why: ResumeWhy } & AtPost)
  | (Of & { type: 'ResumeAuthorised'; deviceId: DeviceId })
  | (Of & { type: 'ResumeRefused'; deviceId: DeviceId })
  | (Of & { type: 'LinkTaken'; deviceId: DeviceId; connectionId: ConnectionId; nodeId: NodeId })
  /** `heardAt`: when its last packet came; null when nobody can tell. */
  | (Of & { type: 'LinkLost'; connectionId: ConnectionId; cause: LossCause; heardAt: Instant | null })
  | (Of & { type: 'TestResumed'; how: 'withinGrace' | 'authorised' })
  | (Of & { type: 'PresenceConfirmed' })
  | (Of & { type: 'PresenceCancelled' })
  | (Of & { type: 'PresenceLapsed' })
  | (Of & { type: 'CodeRefused'; why: 'wrong' | 'notLaunched' | 'notConfirmed' })
  | (Of & { type: 'TestStarted' } & DrawnPaper)
  /** `claimedAt`: only of an answer that arrived after the deadline (T4). */
  | (Of & { type: 'ChallengeAnswered'; challengeId: ChallengeId; claimedAt?: Instant } & GivenAnswer)
  | (Of & { type: 'LateAnswerKept'; challengeId: ChallengeId; claimedAt: Instant | null; why: LateWhy } & GivenAnswer)
  | (Of & { type: 'LateAnswersAdmitted'; challengeIds: readonly ChallengeId[] })
  | (Of & { type: 'ChallengePassed'; challengeId: ChallengeId })
  | (Of & { type: 'AlertRaised'; challengeId: ChallengeId; reason: AlertReason })
  | (Of & { type: 'AlertValidated'; challengeId: ChallengeId; replacement: ChallengeId | null } & ByWhom)
  | (Of & { type: 'AlertDismissed'; challengeId: ChallengeId } & ByWhom)
  /** `reference`: of a fraud report, its number in the session. */
  | (Of & { type: 'IssueReported'; reference?: number } & ReportedIssue)
  | (Of & { type: 'IssueReportEdited'; report: number } & ReportedIssue)
  | (Of & { type: 'IssueReportWithdrawn'; report: number; noteId: NoteId })
  | (Of & { type: 'HandRaised' })
  | (Of & { type: 'HandLowered'; by: 'candidate' | 'invigilator' })
  | (Of & { type: 'CallAcknowledged' } & ByWhom)
  | (Of & { type: 'CandidateLeftRoom' })
  | (Of & { type: 'CandidateReturned' })
  /** `backAt`: when the page had the focus again; `times`: those that came close together are noted together. */
  | (Of & { type: 'FocusLost'; times: number; forMs: Duration; backAt: Instant })
  | (Of & { type: 'TimeGranted'; ms: Duration; reopens: boolean; noteId: NoteId })
  | (Of & { type: 'LostTimeCredited'; ms: Duration; reopens: boolean })
  | (Of & { type: 'TimeAcknowledged' })
  | (Of & { type: 'AnnouncementShown'; noteId: NoteId })
  | (Of & { type: 'AnnouncementAcknowledged'; noteId: NoteId })
  | (Of & { type: 'TestPaused'; noteId: NoteId })
  | (Of & { type: 'TestUnpaused' })
  | (Of & { type: 'TimeWarned'; minutes: WarningMinutes })
  | (Of & { type: 'TimeUp' })
  | (Of & { type: 'EndScreenShown' })
  | (Of & { type: 'EndScreenWitnessed' })
  | (Of & { type: 'WitnessUndone'; noteId: NoteId })
  | (Of & { type: 'CandidateSignedOut' })
  /** F2: an administrator's; null takes it back. */
  | (Of & { type: 'AbortReasonGiven'; reason: AbandonReason | null })
  | (Of & { type: 'PresenceCorrected'; isPresent: boolean })
  | (Of & { type: 'TestClosed'; how: ClosedHow; reason: AbandonReason | null });

export type DomainEvent = SessionEvent | CandidateEvent;
export type EventType = DomainEvent['type'];

export const candidateIdOf = (event: DomainEvent): CandidateId | null =>
  'candidateId' in event ? event.candidateId : null;
