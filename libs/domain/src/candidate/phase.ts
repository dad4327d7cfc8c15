import type { CandidateState, Paper } from './state.js';

/** Where a candidate stands; the rows of the transition table. The link and a resume request stand beside it. */
export type CandidatePhase =
  | 'expected'
  | 'waiting'
  | 'confirmed'
  | 'running'
  | 'timeUp'
  | 'finished'
  | 'endScreen'
  | 'witnessed'
  | 'signedOut'
  | 'closed';

export function phaseOf(candidate: CandidateState): CandidatePhase {
  if (candidate.test.phase !== 'awaited') return candidate.test.phase;
  if (candidate.confirmedAt !== null) return 'confirmed';
  return candidate.holder ? 'waiting' : 'expected';
}

export const paperOf = ({ test }: CandidateState): Paper | null => (test.phase === 'awaited' ? null : test.paper);

/** Still at work (B7): may answer, or is past the deadline with challenges left to skip. */
export const isAtWork = ({ test }: CandidateState): boolean => test.phase === 'running' || test.phase === 'timeUp';

/** Every challenge is done, whatever became of the test. */
export function isComplete(candidate: CandidateState): boolean {
  const paper = paperOf(candidate);
  return paper !== null && paper.done.length >= paper.challenges.length;
}

/** R10: a welcome step, a browser, or the word of the paper (F2). */
export const wasPresent = ({ presence, welcome, holder }: CandidateState): boolean =>
  presence ?? (welcome.identity !== null || welcome.attendanceAt !== null || holder !== null);

/** R3: joined, identity checked, attendance signed. Having joined on a PC, the candidate is seated. */
export const isReady = (candidate: CandidateState): boolean =>
  candidate.holder !== null &&
  candidate.welcome.identity !== null &&
  candidate.welcome.identity.how !== 'refused' &&
  candidate.welcome.attendanceAt !== null;

/** Also who signed out or was closed since, and holds no browser any more. */
export const hasJoined = ({ holder, test }: CandidateState): boolean =>
  holder !== null || ('paper' in test && test.paper !== null);
