import type { ClockRules } from '../time/deadline.js';
import type { Instant } from '../time/instant.js';
import { Candidates } from './candidates.js';
import type { PersonId } from './ids.js';

export interface SessionRules extends ClockRules {
  /** How long a lost link may last and still resume without asking (R6). */
  readonly graceSeconds: number;
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
  | { readonly name: 'finalised'; readonly launchedAt: Instant | null }
  | { readonly name: 'published'; readonly launchedAt: Instant | null }
  | { readonly name: 'cancelled'; readonly at: Instant };

export type PhaseName = Phase['name'];

export interface SessionState {
  readonly rules: SessionRules;
  readonly phase: Phase;
  /** Who holds the room (R0). */
  readonly invigilator: PersonId | null;
  readonly candidates: Candidates;
}

export const noSession: SessionState = {
  rules: { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120 },
  phase: { name: 'unprepared' },
  invigilator: null,
  candidates: Candidates.none,
};

export const launchedAt = ({ phase }: SessionState): Instant | null =>
  'launchedAt' in phase ? phase.launchedAt : null;
