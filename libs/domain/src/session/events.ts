import type { AlertReason, ChallengeCategory } from '../candidate/alert-reasons.js';
import type {
  AbandonReason,
  ClosedHow,
  GivenAnswer,
  IdentityHow,
  LossCause,
  ResumeWhy,
  WelcomeStep,
} from '../candidate/state.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { Duration } from '../time/instant.js';
import type { CandidateId, ChallengeId, ConnectionId, DeviceId, NodeId, NoteId, PersonId } from './ids.js';
import type { EndedBy, SessionRules } from './state.js';

/** What happened to the session as a whole. No name, birth date or free text: ids only (F3). */
export type SessionEvent =
  | { type: 'SessionPrepared'; rules: SessionRules }
  | { type: 'WelcomeOpened' }
  | { type: 'InvigilatorTookOver'; personId: PersonId }
  | { type: 'SessionLaunched' }
  | { type: 'SessionEnded'; by: EndedBy }
  | { type: 'SessionCancelled'; noteId: NoteId };

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

/** What happened to one candidate. */
export type CandidateEvent =
  | (Of & { type: 'CandidateEnrolled'; extraTime: ExtraTime })
  | (Of & { type: 'IdentityChecked'; how: IdentityHow; noteId: NoteId | null })
  | (Of & { type: 'AttendanceSigned' })
  | (Of & { type: 'CandidateSeated'; seat: string | null })
  | (Of & { type: 'WelcomeStepUndone'; step: WelcomeStep; noteId: NoteId | null })
  | (Of & { type: 'CorrectionNoted'; personId: PersonId })
  | (Of & { type: 'CorrectionAccepted'; personId: PersonId })
  | (Of & { type: 'CandidateJoined'; deviceId: DeviceId })
  | (Of & { type: 'GraceLapsed' })
  | (Of & { type: 'ResumeAsked'; deviceId: DeviceId; why: ResumeWhy })
  | (Of & { type: 'ResumeAuthorised'; deviceId: DeviceId })
  | (Of & { type: 'ResumeRefused'; deviceId: DeviceId })
  | (Of & { type: 'LinkTaken'; deviceId: DeviceId; connectionId: ConnectionId; nodeId: NodeId })
  | (Of & { type: 'LinkLost'; connectionId: ConnectionId; cause: LossCause })
  | (Of & { type: 'TestResumed'; how: 'withinGrace' | 'authorised' })
  | (Of & { type: 'PresenceConfirmed' })
  | (Of & { type: 'PresenceCancelled' })
  | (Of & { type: 'PresenceLapsed' })
  | (Of & { type: 'CodeRefused'; why: 'wrong' | 'notLaunched' | 'notConfirmed' })
  | (Of & { type: 'TestStarted' } & DrawnPaper)
  | (Of & { type: 'ChallengeAnswered'; challengeId: ChallengeId } & GivenAnswer)
  | (Of & { type: 'ChallengePassed'; challengeId: ChallengeId })
  | (Of & { type: 'AlertRaised'; challengeId: ChallengeId; reason: AlertReason })
  | (Of & { type: 'AlertValidated'; challengeId: ChallengeId; replacement: ChallengeId | null })
  | (Of & { type: 'AlertDismissed'; challengeId: ChallengeId })
  | (Of & { type: 'IssueReported'; category: ChallengeCategory; challengeId: ChallengeId })
  | (Of & { type: 'HandRaised' })
  | (Of & { type: 'HandLowered'; by: 'candidate' | 'invigilator' })
  | (Of & { type: 'CallAcknowledged' })
  | (Of & { type: 'CandidateLeftRoom' })
  | (Of & { type: 'CandidateReturned' })
  | (Of & { type: 'TimeGranted'; ms: Duration; reopens: boolean; noteId: NoteId })
  | (Of & { type: 'TimeAcknowledged' })
  | (Of & { type: 'TestPaused'; noteId: NoteId })
  | (Of & { type: 'TestUnpaused' })
  | (Of & { type: 'TimeUp' })
  | (Of & { type: 'EndScreenShown' })
  | (Of & { type: 'EndScreenWitnessed' })
  | (Of & { type: 'WitnessUndone'; noteId: NoteId })
  | (Of & { type: 'CandidateSignedOut' })
  | (Of & { type: 'TestClosed'; how: ClosedHow; reason: AbandonReason | null });

export type DomainEvent = SessionEvent | CandidateEvent;
export type EventType = DomainEvent['type'];

export const candidateIdOf = (event: DomainEvent): CandidateId | null =>
  'candidateId' in event ? event.candidateId : null;
