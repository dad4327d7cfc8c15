import type { CandidateId, ChallengeId, ConnectionId, DeviceId, NodeId, NoteId, PersonId } from '../session/ids.js';
import type { AlertReason, ChallengeCategory } from './alert-reasons.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { Duration, Instant } from '../time/instant.js';

export type IdentityHow = 'documentSeen' | 'attested' | 'refused';
export type WelcomeStep = 'identity' | 'attendance' | 'seat';
export type LossCause = 'network' | 'server';
export type ResumeWhy = 'graceLapsed' | 'otherDevice';
export type AbandonReason = 'lackOfTime' | 'technicalProblem';

/** R1, in this order: identity checked → attendance signed → seated. */
export interface Welcome {
  readonly identity: { readonly how: IdentityHow; readonly at: Instant } | null;
  readonly attendanceAt: Instant | null;
  readonly seated: { readonly seat: string | null; readonly at: Instant } | null;
}

export type Link =
  | { readonly on: true; readonly connection: ConnectionId; readonly node: NodeId; readonly since: Instant }
  | { readonly on: false; readonly since: Instant; readonly cause: LossCause };

/** The one browser that holds the candidate (R2). Its link is null until its first socket is accepted. */
export interface Holder {
  readonly device: DeviceId;
  readonly joinedAt: Instant;
  readonly link: Link | null;
  /** Back after the grace: nothing goes on before the invigilator's word (R6), whoever else asks meanwhile. */
  readonly lapsed: boolean;
}

/** A browser that waits for the invigilator's authorisation (R6): the holder itself after the grace, or another. */
export interface ResumeRequest {
  readonly device: DeviceId;
  readonly since: Instant;
  readonly why: ResumeWhy;
  readonly link: Link | null;
}

/** What stands in the journal of an answer (F3): the ids of the choices, or the id of the text kept beside it. */
export type GivenAnswer = { readonly choices: readonly string[] } | { readonly noteId: NoteId };

export interface Done {
  readonly challenge: ChallengeId;
  /** `neutralised`: a problem was validated and no spare challenge was left (R7). */
  readonly how: 'answered' | 'passed' | 'neutralised';
}

/** What a started test carries from phase to phase. */
export interface Paper {
  readonly startedAt: Instant;
  readonly challenges: readonly ChallengeId[];
  /** What comes in the place of a challenge whose problem is validated, in this order. */
  readonly spares: readonly ChallengeId[];
  readonly done: readonly Done[];
  readonly lastAnswerAt: Instant | null;
}

export type ClosedHow = 'abandoned' | 'endedByInvigilator' | 'closedWithSession';

export type Test =
  | { readonly phase: 'awaited' }
  | { readonly phase: 'running'; readonly paper: Paper }
  | { readonly phase: 'timeUp'; readonly paper: Paper; readonly since: Instant }
  | { readonly phase: 'finished'; readonly paper: Paper; readonly at: Instant }
  | { readonly phase: 'endScreen'; readonly paper: Paper; readonly shownAt: Instant }
  | { readonly phase: 'witnessed'; readonly paper: Paper; readonly shownAt: Instant; readonly witnessedAt: Instant }
  | {
      readonly phase: 'signedOut';
      readonly paper: Paper;
      readonly shownAt: Instant;
      readonly witnessedAt: Instant;
      readonly at: Instant;
    }
  | {
      readonly phase: 'closed';
      readonly paper: Paper | null;
      readonly how: ClosedHow;
      readonly reason: AbandonReason | null;
      readonly at: Instant;
    };

/** R7: a problem that the candidate reported on a challenge, until the invigilator's word. */
export interface LiveAlert {
  readonly challenge: ChallengeId;
  readonly reason: AlertReason;
  readonly since: Instant;
}

/** R7: who calls, by an alert, a raised hand, or both; `acknowledgedAt`: « le surveillant arrive ». */
export interface Call {
  readonly alert: LiveAlert | null;
  readonly handSince: Instant | null;
  readonly acknowledgedAt: Instant | null;
}

/** R8: what stands in the incident report. */
export interface IssueReport {
  readonly category: ChallengeCategory;
  readonly challenge: ChallengeId;
  readonly at: Instant;
}

/** T5: the last change of a candidate's time, and whether their own screen has shown it. */
export interface Granted {
  readonly ms: Duration;
  readonly at: Instant;
  readonly seenAt: Instant | null;
}

export interface Resumed {
  readonly at: Instant;
  /** True until the next acknowledged answer; the mark « repris à … » lasts. */
  readonly fresh: boolean;
}

export interface CandidateState {
  readonly id: CandidateId;
  readonly extraTime: ExtraTime;
  readonly welcome: Welcome;
  readonly correction: { readonly person: PersonId; readonly accepted: boolean } | null;
  readonly holder: Holder | null;
  readonly request: ResumeRequest | null;
  /** R3: confirmed at; consumed on entry, lapses after 15 minutes. */
  readonly confirmedAt: Instant | null;
  /** R4: codes tried before their time, as far as they are remembered. */
  readonly earlyTries: number;
  readonly wrongCodes: { readonly count: number; readonly lastAt: Instant } | null;
  readonly resumed: Resumed | null;
  readonly call: Call | null;
  /** R13: out of the room since. */
  readonly outSince: Instant | null;
  readonly reports: readonly IssueReport[];
  /** T5: time granted and taken back, in all. */
  readonly credited: Duration;
  readonly granted: Granted | null;
  /** T9: the pauses that are over, in all. */
  readonly paused: Duration;
  readonly pausedSince: Instant | null;
  /** When the last pause ended. */
  readonly unpausedAt: Instant | null;
  readonly test: Test;
}

const NO_TIME = 0 as Duration;

export const enrolled = (id: CandidateId, extraTime: ExtraTime): CandidateState => ({
  id,
  extraTime,
  welcome: { identity: null, attendanceAt: null, seated: null },
  correction: null,
  holder: null,
  request: null,
  confirmedAt: null,
  earlyTries: 0,
  wrongCodes: null,
  resumed: null,
  call: null,
  outSince: null,
  reports: [],
  credited: NO_TIME,
  granted: null,
  paused: NO_TIME,
  pausedSince: null,
  unpausedAt: null,
  test: { phase: 'awaited' },
});
