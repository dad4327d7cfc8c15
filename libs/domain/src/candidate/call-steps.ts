import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { unpaused } from './clock-steps.js';
import { paperOf } from './phase.js';
import type { Call, CandidateState, SettledAlert } from './state.js';
import { done } from './test-steps.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

const NO_CALL: Call = { alert: null, handSince: null, acknowledgedAt: null, acknowledgedBy: null };

/** A call ends with the last of what it was made of. */
export function called(candidate: CandidateState, change: Partial<Call>): CandidateState {
  const call = { ...(candidate.call ?? NO_CALL), ...change };
  return { ...candidate, call: call.alert || call.handSince !== null ? call : null };
}

/** The alert has had its word. */
export const settled = (
  candidate: CandidateState,
  how: SettledAlert['how'],
  { by }: Event<'AlertValidated' | 'AlertDismissed'>,
): CandidateState => called({ ...candidate, settled: { how, by: by ?? null } }, { alert: null });

/** R7: another challenge in the place of the one that failed; without a spare it is neutralised. */
export function validated(candidate: CandidateState, event: Event<'AlertValidated'>, at: Instant): CandidateState {
  const free = settled(candidate, 'validated', event);
  const paper = paperOf(free);
  const isCurrent = paper?.challenges[paper.done.length] === event.challengeId;
  if (!isCurrent || (free.test.phase !== 'running' && free.test.phase !== 'timeUp')) return free;
  if (event.replacement === null) return done(free, { challenge: event.challengeId, how: 'neutralised' }, at);
  const { replacement } = event;
  const challenges = paper.challenges.map((one, place) => (place === paper.done.length ? replacement : one));
  const spares = paper.spares.filter((one) => one !== replacement);
  const delivered = [at, ...paper.delivered.slice(1)];
  return { ...free, test: { ...free.test, paper: { ...paper, challenges, spares, delivered } } };
}

/** Who is done neither waits for help nor is awaited back; an open alert still wants its word (R7). */
export function callOver(candidate: CandidateState, at: Instant): CandidateState {
  return unpaused({ ...called(candidate, { handSince: null }), outSince: null }, at);
}
