import { isComplete, wasPresent } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import type { CandidateId } from '../session/ids.js';
import type { SessionState } from '../session/state.js';

/** F2: what must be settled before a session that has ended is finalised. */
export const BLOCKERS = [
  'no-test-started',
  'alert-still-open',
  'abort-reason-missing',
  'abort-reason-misplaced',
  'not-started-reason-missing',
] as const;

export interface Blocker {
  readonly why: (typeof BLOCKERS)[number];
  /** Null: the session as a whole. */
  readonly candidateId: CandidateId | null;
}

/** All of them at once, in the order of the list of candidates. */
export function blockersOf({ candidates }: SessionState): Blocker[] {
  const all = candidates.values();
  if (all.every(({ test }) => test.phase === 'awaited')) return [{ why: 'no-test-started', candidateId: null }];
  return all.flatMap((one) => whyNot(one).map((why) => ({ why, candidateId: one.id })));
}

function whyNot(candidate: CandidateState): Blocker['why'][] {
  const open = candidate.call?.alert ? (['alert-still-open'] as const) : [];
  const reason = aboutTheReason(candidate);
  return reason ? [...open, reason] : [...open];
}

/** An unfinished test has its reason, a finished one has none; who was welcomed and never started has one (R10). */
function aboutTheReason(candidate: CandidateState): Blocker['why'] | null {
  const reason = abortReasonOf(candidate);
  if (candidate.test.phase === 'awaited') return isOwedReason(candidate) ? 'not-started-reason-missing' : null;
  if (isComplete(candidate)) return reason === null ? null : 'abort-reason-misplaced';
  return reason === null ? 'abort-reason-missing' : null;
}

/** A refused identity says by itself why there was no test. */
const isOwedReason = (candidate: CandidateState): boolean =>
  wasPresent(candidate) && candidate.notStartedReason === null && candidate.welcome.identity?.how !== 'refused';

export const abortReasonOf = ({ test, notStartedReason }: CandidateState) => {
  if (test.phase === 'awaited') return notStartedReason;
  return test.phase === 'closed' ? test.reason : null;
};

/** Through, and nobody noted the end screen: listed, to be confirmed. */
export const untickedOf = ({ candidates }: SessionState): CandidateId[] =>
  candidates
    .values()
    .filter(({ test }) => test.phase === 'finished' || test.phase === 'endScreen')
    .map(({ id }) => id);
