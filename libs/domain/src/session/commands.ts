import type { AlertReason, ChallengeCategory } from '../candidate/alert-reasons.js';
import type { AbandonReason, GivenAnswer, IdentityHow, LossCause, WelcomeStep } from '../candidate/state.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { DrawnPaper } from './events.js';
import type { CandidateId, ChallengeId, ConnectionId, DeviceId, NodeId, NoteId, PersonId } from './ids.js';
import type { Instant } from '../time/instant.js';
import type { SessionRules } from './state.js';

interface On {
  candidateId: CandidateId;
}
interface OnMany {
  candidateIds: readonly CandidateId[];
}

/** Orders about one candidate; each has a column in the candidates' transition table. */
export type CandidateCommand =
  | (On & { type: 'CheckIdentity'; how: IdentityHow; noteId: NoteId | null })
  | (On & { type: 'SignAttendance' })
  | (On & { type: 'SeatCandidate'; seat: string | null })
  | (On & { type: 'UndoWelcomeStep'; step: WelcomeStep; noteId: NoteId | null })
  | (On & { type: 'NoteCorrection'; personId: PersonId })
  | (On & { type: 'AcceptCorrection' })
  | (On & { type: 'JoinSession'; deviceId: DeviceId; code: 'right' | 'wrong' | 'none' })
  | (On & { type: 'TakeLink'; deviceId: DeviceId; connectionId: ConnectionId; nodeId: NodeId })
  | (On & { type: 'LoseLink'; connectionId: ConnectionId; cause: LossCause })
  | (On & { type: 'ConfirmPresence' })
  | (On & { type: 'CancelPresence' })
  | (On & { type: 'StartTest'; deviceId: DeviceId; codeIsRight: boolean } & DrawnPaper)
  | (On & { type: 'AnswerChallenge'; deviceId: DeviceId; challengeId: ChallengeId; answer: GivenAnswer })
  | (On & { type: 'PassChallenge'; deviceId: DeviceId; challengeId: ChallengeId })
  | (On & { type: 'RaiseAlert'; deviceId: DeviceId; challengeId: ChallengeId; reason: AlertReason })
  | (On & { type: 'ValidateAlert'; category: ChallengeCategory })
  | (On & { type: 'DismissAlert' })
  | (On & { type: 'RaiseHand'; deviceId: DeviceId })
  | (On & { type: 'LowerHand'; deviceId: DeviceId })
  | (On & { type: 'AcknowledgeCall' })
  | (On & { type: 'SettleHand' })
  | (On & { type: 'LeaveRoom' })
  | (On & { type: 'ReturnToRoom' })
  | (On & { type: 'GrantTime'; minutes: number; noteId: NoteId })
  | (On & { type: 'AcknowledgeTime'; deviceId: DeviceId })
  | (On & { type: 'PauseTest'; noteId: NoteId })
  | (On & { type: 'UnpauseTest' })
  | (On & { type: 'ShowEndScreen'; deviceId: DeviceId })
  | (On & { type: 'AuthoriseResume' })
  | (On & { type: 'RefuseResume' })
  | (On & { type: 'WitnessEndScreen' })
  | (On & { type: 'UndoWitness'; noteId: NoteId })
  | (On & { type: 'SignOut'; deviceId: DeviceId })
  | (On & { type: 'RecordAbandonment'; reason: AbandonReason })
  | (On & { type: 'EndTest' });

/** Orders about the session, and the same order given for several candidates at once. */
export type SessionCommand =
  | { type: 'PrepareSession'; rules: SessionRules }
  | { type: 'EnrolCandidates'; candidates: readonly { candidateId: CandidateId; extraTime: ExtraTime }[] }
  | { type: 'TakeOver'; personId: PersonId }
  | (OnMany & { type: 'ConfirmPresences' })
  | (OnMany & { type: 'AuthoriseResumes' })
  | (OnMany & { type: 'GrantTimes'; minutes: number; noteId: NoteId })
  | (OnMany & { type: 'PauseTests'; noteId: NoteId })
  | (OnMany & { type: 'UnpauseTests' })
  | { type: 'LaunchSession'; despiteNotReady: boolean }
  | { type: 'CloseSession' }
  | { type: 'CancelSession'; noteId: NoteId }
  | { type: 'PassTime' };

export type Command = CandidateCommand | SessionCommand;
export type CommandType = Command['type'];
export type CandidateCommandType = CandidateCommand['type'];

/** When a command counts: `now` is the committer's, `receivedAt` the door's; only T4 looks at the latter. */
export interface Moment {
  readonly now: Instant;
  readonly receivedAt: Instant;
}
