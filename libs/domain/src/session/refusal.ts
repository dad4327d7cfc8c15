import type { CandidateId } from './ids.js';

/** Why the rules refuse an order. Each code has its sentence in `libs/wording`. */
export const RULE_REFUSALS = [
  'alert-open',
  'already-abandoned-or-ended',
  'already-at-end-screen',
  'already-started',
  'already-witnessed',
  'attendance-first',
  'awaiting-resume',
  'candidates-at-work',
  'code-needed',
  'device-replaced',
  'end-screen-not-shown',
  'identity-first',
  'identity-refused',
  'no-alert',
  'no-call',
  'no-correction',
  'no-resume-asked',
  'not-current-challenge',
  'not-everyone-ready',
  'not-finished',
  'not-joined',
  'not-launched',
  'not-started',
  'not-witnessed',
  'nothing-to-take-back',
  'out-of-room',
  'paused',
  'presence-not-confirmed',
  'reason-needed',
  'session-already-launched',
  'session-already-prepared',
  'session-cancelled',
  'session-closed',
  'session-ended',
  'session-not-launched',
  'session-not-prepared',
  'signed-out',
  'step-not-done',
  'test-started',
  'time-is-up',
  'too-late-to-start',
  'unknown-candidate',
  'wait-before-code',
  'wrong-code',
] as const;

export type RuleRefusal = (typeof RULE_REFUSALS)[number];

export interface Refusal {
  readonly code: RuleRefusal;
  /** Values of the sentence: numbers, and candidates by id (their names are put in by the reader's screen). */
  readonly params?: {
    readonly seconds?: number;
    readonly count?: number;
    readonly candidates?: readonly CandidateId[];
  };
}
