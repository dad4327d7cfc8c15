import type { CandidateEvent } from '../session/events.js';
import type { Duration, Instant } from '../time/instant.js';
import type { CandidateState } from './state.js';
import { onTest } from './test-steps.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

/** T5: who was stopped goes on where they stand. */
export function granted(
  candidate: CandidateState,
  { ms, reopens }: Event<'TimeGranted' | 'LostTimeCredited'>,
  at: Instant,
): CandidateState {
  const credited = (candidate.credited + ms) as Duration;
  const more = { ...candidate, credited, granted: { ms, at, seenAt: null } };
  return reopens ? onTest(more, (paper) => ({ phase: 'running', paper })) : more;
}

/** T9: by exactly the length of the pause. */
export function unpaused(candidate: CandidateState, at: Instant): CandidateState {
  if (candidate.pausedSince === null) return candidate;
  const paused = (candidate.paused + (at - candidate.pausedSince)) as Duration;
  return { ...candidate, paused, pausedSince: null, unpausedAt: at };
}
