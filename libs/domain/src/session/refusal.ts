import type { Blocker } from '../finalization/blockers.js';
import type { CandidateId, PersonId } from './ids.js';

/** Why the rules refuse an order. Each code has its sentence in `libs/wording`. */
export const RULE_REFUSALS = [
  'alert-already-dismissed',
  'alert-already-validated',
  'alert-open',
  'already-abandoned-or-ended',
  'already-at-end-screen',
  'already-at-post',
  'already-joined',
  'already-finalised',
  'already-started',
  'already-witnessed',
  'answer-kept-late',
  'attendance-first',
  'awaiting-resume',
  'boxes-unticked',
  'call-already-taken',
  'candidate-absent',
  'candidates-at-work',
  'cannot-delete-joined',
  'challenge-not-reached',
  'challenge-number-needed',
  'code-needed',
  'description-needed',
  'description-too-long',
  'correction-changed',
  'correction-not-accepted',
  'device-replaced',
  'end-screen-not-shown',
  'finalisation-blocked',
  'finalisation-changed',
  'fraud-report-apart',
  'grant-too-short',
  'identity-first',
  'identity-refused',
  'joining-link-over',
  'late-answer-needs-time',
  'late-answers-awaited',
  'no-alert',
  'no-call',
  'no-correction',
  'no-late-answer',
  'no-move',
  'no-report',
  'no-resume-asked',
  'no-seat-to-swap',
  'no-test-started',
  'not-current-challenge',
  'not-everyone-ready',
  'not-finished',
  'not-joined',
  'not-launched',
  'not-started',
  'not-witnessed',
  'noted-in-the-room',
  'nothing-to-credit',
  'nothing-to-take-back',
  'out-of-room',
  'paused',
  'presence-not-confirmed',
  'reason-needed',
  'report-changed',
  'report-withdrawn',
  'seat-taken',
  'seats-changed',
  'session-already-launched',
  'session-already-prepared',
  'session-cancelled',
  'session-closed',
  'session-ended',
  'session-not-ended',
  'session-not-launched',
  'session-not-prepared',
  'signed-out',
  'someone-has-joined',
  'step-not-done',
  'test-finished',
  'test-started',
  'time-is-up',
  'too-late-to-grant',
  'too-late-to-start',
  'unknown-candidate',
  'wait-before-code',
  'wrong-code',
] as const;

export type RuleRefusal = (typeof RULE_REFUSALS)[number];

export interface Refusal {
  readonly code: RuleRefusal;
  /** Values of the sentence: numbers, candidates and an invigilator by id (their names are put in by the reader's screen). */
  readonly params?: {
    readonly seconds?: number;
    readonly count?: number;
    readonly candidates?: readonly CandidateId[];
    /** The invigilator who was first. */
    readonly by?: PersonId;
    /** F2: everything that stands against a finalisation, at once. */
    readonly blockers?: readonly Blocker[];
  };
}
