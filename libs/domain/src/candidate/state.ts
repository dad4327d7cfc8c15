import type {
  CandidateId,
  ChallengeId,
  ConnectionId,
  DeviceId,
  JoiningLinkId,
  NodeId,
  NoteId,
  PersonId,
} from '../session/ids.js';
import type { AlertReason } from './alert-reasons.js';
import type { ReportCategory } from './report-categories.js';
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
  /** `since`: when it was noticed; `heardAt`: its last packet, or when it was noticed if nobody can tell. */
  | { readonly on: false; readonly since: Instant; readonly heardAt: Instant; readonly cause: LossCause };

/** The one browser that holds the candidate (R2). Its link is null until its first socket is accepted. */
export interface Holder {
  readonly device: DeviceId;
  readonly joinedAt: Instant;
  readonly link: Link | null;
  /** Back after the grace: nothing goes on before the invigilator's word (R6), whoever else asks meanwhile. */
  readonly lapsed: boolean;
  /** R2: the number that this PC keeps. */
  readonly post: string | null;
}

/** A browser that waits for the invigilator's authorisation (R6): the holder itself after the grace, or another. */
export interface ResumeRequest {
  readonly device: DeviceId;
  readonly since: Instant;
  readonly why: ResumeWhy;
  readonly link: Link | null;
  readonly post: string | null;
}

/** R2: the last single-use link handed, until it is used. */
export interface JoiningLink {
  readonly id: JoiningLinkId;
  readonly until: Instant;
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
  /** When the browser was sent the challenge whose turn it is, and those ahead of it (T4). */
  readonly delivered: readonly Instant[];
  readonly lastAnswerAt: Instant | null;
}

/** `closedByTime`: so long after its stop, where the session has it so. */
export type ClosedHow = 'abandoned' | 'endedByInvigilator' | 'closedWithSession' | 'closedByTime';

export type Test =
  | { readonly phase: 'awaited' }
  | { readonly phase: 'running'; readonly paper: Paper }
  /** `linked`: the server heard the browser at the deadline (T4). */
  | { readonly phase: 'timeUp'; readonly paper: Paper; readonly since: Instant; readonly linked: boolean }
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
  readonly acknowledgedBy: PersonId | null;
}

/** R7: the invigilator's word on an alert, and whose it was. */
export interface SettledAlert {
  readonly how: 'validated' | 'dismissed';
  readonly by: PersonId | null;
}

/** R8: what stands in the incident report. */
export interface IssueReport {
  readonly category: ReportCategory;
  readonly challenge: ChallengeId | null;
  /** The place of the challenge in the paper, from 1. */
  readonly number: number | null;
  readonly at: Instant;
  /** 1 as written, one more with each edit. */
  readonly version: number;
  readonly withdrawn: boolean;
  /** Of a fraud report: its number in the session. */
  readonly reference: number | null;
}

/** T5: the last change of a candidate's time, and whether their own screen has shown it. */
export interface Granted {
  readonly ms: Duration;
  readonly at: Instant;
  readonly seenAt: Instant | null;
}

/** T3: how long before the end a candidate is warned. */
export type WarningMinutes = 15 | 5;

/** T3: less than so long is left; `at`: when that was told, null for who began with no more, or was given time since. */
export interface Warned {
  readonly minutes: WarningMinutes;
  readonly at: Instant | null;
}

/** A1: what the invigilator told this candidate; the text stands beside the journal. */
export interface Announcement {
  readonly note: NoteId;
  readonly at: Instant;
  /** When the candidate's own screen first showed it. */
  readonly shownAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
}

/** T4: why a late answer does not count. */
export type LateWhy = 'tooLate' | 'linkLive' | 'notPlausible' | 'outOfOrder';

/** T4: an answer that arrived after the deadline and does not count, unless it is admitted. */
export interface KeptAnswer {
  readonly challenge: ChallengeId;
  /** When it arrived. */
  readonly at: Instant;
  readonly claimedAt: Instant | null;
  readonly why: LateWhy;
}

export interface Late {
  readonly kept: readonly KeptAnswer[];
  /** How many counted by the rule, how many by the invigilator's word. */
  readonly counted: number;
  readonly admitted: number;
  /** The time that the last one counted claims: the next may not claim an earlier one. */
  readonly claimedAt: Instant | null;
}

/** T6: what kept the candidate from working. */
export type LostCause = LossCause | 'alert';

/** T6: the time lost, by cause, in ms; `open`: the stretch that still lasts, not yet in it. */
export interface LostTime {
  readonly network: Duration;
  readonly server: Duration;
  /** On hold while an alert was open. */
  readonly alert: Duration;
  readonly credited: Duration;
  readonly open: { readonly cause: LostCause; readonly since: Instant } | null;
  /** When the last stretch ended: the next one does not begin before. */
  readonly until?: Instant;
}

/** Q3: how often and how long the page of the test was left; `last`: what was noted last. */
export interface FocusLosses {
  readonly times: number;
  readonly totalMs: Duration;
  readonly last: { readonly backAt: Instant; readonly forMs: Duration };
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
  readonly joiningLink: JoiningLink | null;
  readonly holder: Holder | null;
  readonly request: ResumeRequest | null;
  /** R6: sent to another PC, and awaited there. */
  readonly moving: { readonly post: string; readonly since: Instant } | null;
  /** R3: confirmed at; consumed on entry, lapses after 15 minutes. */
  readonly confirmedAt: Instant | null;
  /** R4: codes tried before their time, as far as they are remembered. */
  readonly earlyTries: number;
  readonly wrongCodes: { readonly count: number; readonly lastAt: Instant } | null;
  readonly resumed: Resumed | null;
  readonly call: Call | null;
  /** The last alert that was settled. */
  readonly settled: SettledAlert | null;
  /** T4: what arrived after the deadline. */
  readonly late: Late | null;
  readonly lost: LostTime | null;
  /** R13: out of the room since. */
  readonly outSince: Instant | null;
  readonly focusLost: FocusLosses | null;
  /** In the order of their numbers; a withdrawn one keeps its own. */
  readonly reports: readonly IssueReport[];
  /** T5: time granted and taken back, in all. */
  readonly credited: Duration;
  readonly granted: Granted | null;
  readonly warned: Warned | null;
  /** A1: oldest first, the last 20 at most. */
  readonly announcements: readonly Announcement[];
  /** T9: the pauses that are over, in all. */
  readonly paused: Duration;
  readonly pausedSince: Instant | null;
  /** When the last pause ended. */
  readonly unpausedAt: Instant | null;
  /** F2: what the paper says, when it is not what the day says. */
  readonly presence: boolean | null;
  /** R10: of who was welcomed and never started. */
  readonly notStartedReason: AbandonReason | null;
  /** F2: the version of the finalisation that last changed what it says of this candidate. */
  readonly weighedAt: number;
  readonly test: Test;
}

const NO_TIME = 0 as Duration;
const NONE: readonly Announcement[] = [];

export const enrolled = (id: CandidateId, extraTime: ExtraTime): CandidateState => ({
  id,
  extraTime,
  welcome: { identity: null, attendanceAt: null, seated: null },
  correction: null,
  joiningLink: null,
  holder: null,
  request: null,
  moving: null,
  confirmedAt: null,
  earlyTries: 0,
  wrongCodes: null,
  resumed: null,
  call: null,
  settled: null,
  late: null,
  lost: null,
  outSince: null,
  focusLost: null,
  reports: [],
  credited: NO_TIME,
  granted: null,
  warned: null,
  announcements: NONE,
  paused: NO_TIME,
  pausedSince: null,
  unpausedAt: null,
  presence: null,
  notStartedReason: null,
  weighedAt: 0,
  test: { phase: 'awaited' },
});
