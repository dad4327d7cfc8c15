import type { ClockRules } from '../time/deadline.js';
import type { Instant } from '../time/instant.js';
import { Candidates } from './candidates.js';
import type { NoteId, PersonId } from './ids.js';
import type { Outage } from './outages.js';

/** T4: at the deadline answers are refused, or go on and the deadline is only told. */
export type StopPolicy = 'enforce' | 'indicate';

export interface SessionRules extends ClockRules {
  /** How long a lost link may last and still resume without asking (R6). */
  readonly graceSeconds: number;
  /** How long after the deadline an answer given before it may still arrive (T4). */
  readonly lateSeconds: number;
  /** How long between two rounds through the rows before a reminder (R12). Without it, 15. */
  readonly roundMinutes?: number;
  /** Without it, `enforce`. */
  readonly stopPolicy?: StopPolicy;
  /** How long after its stop a test is closed by itself. Null, or without it: not before the session is. */
  readonly autoCloseMinutes?: number | null;
}

/** R0: the rows that an invigilator watches. */
export interface Watch {
  readonly by: PersonId;
  readonly rows: readonly string[];
}

/** Who ended the session: the invigilator, or the clock (B7). */
export type EndedBy = 'invigilator' | 'time';

/** The phases of B7, in order; `unprepared` is a session of which nothing is known yet. */
export type Phase =
  | { readonly name: 'unprepared' }
  | { readonly name: 'prepared' }
  | { readonly name: 'welcome' }
  | { readonly name: 'launched'; readonly launchedAt: Instant }
  | { readonly name: 'ended'; readonly launchedAt: Instant | null; readonly endedAt: Instant; readonly by: EndedBy }
  | {
      readonly name: 'finalised';
      readonly launchedAt: Instant | null;
      readonly endedAt: Instant;
      readonly by: EndedBy;
      readonly at: Instant;
    }
  | { readonly name: 'published'; readonly launchedAt: Instant | null }
  /** `deleted`: nothing lists it any more (B1). */
  | { readonly name: 'cancelled'; readonly at: Instant; readonly deleted?: true };

export type PhaseName = Phase['name'];

/** F2: what an administrator says of the day as a whole. */
export interface Finalisation {
  /** One more with each change of what the finalisation says. */
  readonly version: number;
  /** The text stands beside the journal. */
  readonly comment: NoteId | null;
  readonly hasIncident: boolean;
  readonly hasJoiningProblem: boolean;
}

export interface SessionState {
  readonly rules: SessionRules;
  readonly phase: Phase;
  /** How many times the details that stand in columns were changed (B1). */
  readonly revision: number;
  /** Who holds the room (R0). */
  readonly invigilator: PersonId | null;
  /** Who watches which rows; who is not there watches the room. */
  readonly watches: readonly Watch[];
  /** R12: when an invigilator last went through the rows. */
  readonly rowRoundAt: Instant | null;
  readonly candidates: Candidates;
  /** The room's outages so far, oldest first. */
  readonly outages: readonly Outage[];
  readonly finalisation: Finalisation;
}

export const noSession: SessionState = {
  rules: { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 },
  phase: { name: 'unprepared' },
  revision: 0,
  invigilator: null,
  watches: [],
  rowRoundAt: null,
  candidates: Candidates.none,
  outages: [],
  finalisation: { version: 0, comment: null, hasIncident: false, hasJoiningProblem: false },
};

/** What counts where a session's rules do not say. */
export const UNSAID = { roundMinutes: 15, stopPolicy: 'enforce', autoCloseMinutes: null } as const;

export const stopPolicy = ({ rules }: SessionState): StopPolicy => rules.stopPolicy ?? UNSAID.stopPolicy;

/** Nobody is stopped under `indicate`, so nobody is closed for it. */
export const autoCloseMinutes = (state: SessionState): number | null =>
  stopPolicy(state) === 'enforce' ? (state.rules.autoCloseMinutes ?? UNSAID.autoCloseMinutes) : null;

export const roundMinutes = ({ rules }: SessionState): number => rules.roundMinutes ?? UNSAID.roundMinutes;

export const launchedAt = ({ phase }: SessionState): Instant | null =>
  'launchedAt' in phase ? phase.launchedAt : null;
