import { isAtWork, paperOf } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineOf } from '../time/deadline.js';
import { after, latest, minutes, type Duration, type Instant } from '../time/instant.js';
import type { DomainEvent } from './events.js';
import { launchedAt, type EndedBy, type SessionState } from './state.js';

/** R3: how long a confirmed presence opens the door. */
export const CONFIRMATION = minutes(15);
/** B7: how long after the last individual deadline the session ends by itself. */
export const UNATTENDED_END = minutes(30);

/** What time brings by itself: the events, and the instant at which the rule becomes true. */
export interface Due {
  readonly at: Instant;
  readonly events: readonly DomainEvent[];
}

/** The next thing that time owes this session, or null (its instant is `session.next_due_at`). */
export function nextDue(state: SessionState): Due | null {
  if (state.phase.name !== 'launched') return null;
  let first: { at: Instant; candidate: CandidateState } | null = null;
  for (const candidate of state.candidates.values()) {
    const at = dueAt(state, candidate);
    if (at !== null && (first === null || at < first.at)) first = { at, candidate };
  }
  const end = endOf(state);
  if (end !== null && (first === null || end < first.at)) return { at: end, events: ending(state, 'time') };
  return first && { at: first.at, events: [owed(first.candidate)] };
}

/** What time owes after a change: as before, unless something that it hangs on is not what it was. */
export function dueAfter(due: Due | null, old: SessionState, next: SessionState): Due | null {
  if (old.phase !== next.phase || old.rules !== next.rules) return nextDue(next);
  const isAlike = next.candidates.changedSince(old.candidates).every((one) => {
    const was = old.candidates.get(one.id);
    return was !== undefined && owesAlike(old, was, next, one);
  });
  return isAlike ? due : nextDue(next);
}

const owesAlike = (old: SessionState, was: CandidateState, next: SessionState, is: CandidateState): boolean =>
  was.confirmedAt === is.confirmedAt &&
  was.pausedSince === is.pausedSince &&
  was.unpausedAt === is.unpausedAt &&
  was.test.phase === is.test.phase &&
  deadlineFor(old, was) === deadlineFor(next, is);

/**
 * The individual deadline of a candidate (T1, T5, T9), or null while it is unknown: launch or start + duration + extra time +
 * time granted + pauses. In a pause it is where it stood when the pause began.
 */
export function deadlineFor(state: SessionState, candidate: CandidateState): Instant | null {
  const { extraTime, credited, paused } = candidate;
  const planned = deadlineOf(state.rules, extraTime, launchedAt(state), paperOf(candidate)?.startedAt ?? null);
  return planned && after(planned, (credited + paused) as Duration);
}

/** R3: when a confirmed presence lapses: 15 minutes from the later of confirmation and launch. */
export function lapseFor(state: SessionState, { confirmedAt }: CandidateState): Instant | null {
  const launch = launchedAt(state);
  return confirmedAt === null || launch === null ? null : after(latest(confirmedAt, launch), CONFIRMATION);
}

/** Asked of every candidate of a room with every answer: instants alone. */
function dueAt(state: SessionState, candidate: CandidateState): Instant | null {
  if (candidate.confirmedAt !== null) return lapseFor(state, candidate);
  // In a pause the deadline moves on with the clock (T9).
  return candidate.test.phase === 'running' && candidate.pausedSince === null ? deadlineFor(state, candidate) : null;
}

const owed = ({ id: candidateId, confirmedAt }: CandidateState): DomainEvent =>
  confirmedAt === null ? { type: 'TimeUp', candidateId } : { type: 'PresenceLapsed', candidateId };

/** B7: by itself at the last individual deadline + 30 min; of a room that was paused until later, 30 min after that. */
function endOf(state: SessionState): Instant | null {
  let last: Instant | null = null;
  for (const candidate of state.candidates.values()) {
    if (candidate.pausedSince !== null) return null;
    for (const at of [deadlineFor(state, candidate), candidate.unpausedAt])
      if (at !== null) last = last === null ? at : latest(last, at);
  }
  return last && after(last, UNATTENDED_END);
}

/** The end of the session, and with it of every test that is still open. */
export function ending(state: SessionState, by: EndedBy): DomainEvent[] {
  const open = state.candidates
    .values()
    .filter(isAtWork)
    .map(({ id: candidateId }) => candidateId);
  const closed = open.map((candidateId): DomainEvent => ({
    type: 'TestClosed',
    candidateId,
    how: 'closedWithSession',
    reason: null,
  }));
  return [...closed, { type: 'SessionEnded', by }];
}
