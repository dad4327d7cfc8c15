import { isAtWork, paperOf } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineOf } from '../time/deadline.js';
import { after, earliest, latest, minutes, seconds, type Duration, type Instant } from '../time/instant.js';
import type { DomainEvent } from './events.js';
import { autoCloseMinutes, launchedAt, type EndedBy, type SessionState } from './state.js';
import { nextWarning } from './warnings.js';

/** R3: how long a confirmed presence opens the door. */
export const CONFIRMATION = minutes(15);
/** B7: how long after the last individual deadline the session ends by itself. */
export const UNATTENDED_END = minutes(30);
/** T7: a test ends for good so long after its start; no test starts so long after the first of its session. */
export const LONGEST_DAY = minutes(24 * 60);

/** What time brings by itself: the events, and the instant at which the rule becomes true. */
export interface Due {
  readonly at: Instant;
  readonly events: readonly DomainEvent[];
}

/** The next thing that time owes this session, to all whom it owes it at that instant, or null (`session.next_due_at`). */
export function nextDue(state: SessionState): Due | null {
  if (state.phase.name !== 'launched') return null;
  let [first, whose]: [Instant | null, CandidateState[]] = [null, []];
  for (const candidate of state.candidates.values()) {
    const at = dueAt(state, candidate);
    if (at === null || (first !== null && at > first)) continue;
    if (at === first) whose.push(candidate);
    else [first, whose] = [at, [candidate]];
  }
  const end = endOf(state);
  if (end !== null && (first === null || end < first)) return { at: end, events: ending(state, 'time') };
  return first && { at: first, events: whose.map((candidate) => owed(state, candidate)) };
}

/** What time owes after a change: as before, unless something that it hangs on is not what it was. */
export function dueAfter(due: Due | null, old: SessionState, next: SessionState): Due | null {
  if (old.phase !== next.phase || old.rules !== next.rules) return nextDue(next);
  if (old.candidates.size !== next.candidates.size) return nextDue(next);
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
  was.warned === is.warned &&
  was.test.phase === is.test.phase &&
  deadlineFor(old, was) === deadlineFor(next, is);

/**
 * The individual deadline of a candidate (T1, T5, T9), or null while it is unknown: launch or start + duration + extra time +
 * time granted + pauses, and 24 h after the start at the latest (T7). In a pause it is where it stood when the pause began.
 */
export function deadlineFor(state: SessionState, candidate: CandidateState): Instant | null {
  const { extraTime, credited, paused } = candidate;
  const planned = deadlineOf(state.rules, extraTime, launchedAt(state), paperOf(candidate)?.startedAt ?? null);
  if (planned === null) return null;
  const deadline = after(planned, (credited + paused) as Duration);
  const last = lastInstantOf(state, candidate);
  return last === null ? deadline : earliest(deadline, last);
}

/** T7: beyond it nothing moves this candidate's end any more; null while no test of the session has started. */
export function lastInstantOf(state: SessionState, candidate: CandidateState): Instant | null {
  const from = paperOf(candidate)?.startedAt ?? firstStart(state);
  return from === null ? null : after(from, LONGEST_DAY);
}

const firstStart = ({ candidates }: SessionState): Instant | null =>
  candidates
    .values()
    .flatMap((one) => paperOf(one)?.startedAt ?? [])
    .reduce<Instant | null>((first, at) => (first === null ? at : earliest(first, at)), null);

/** R3: when a confirmed presence lapses: 15 minutes from the later of confirmation and launch. */
export function lapseFor(state: SessionState, { confirmedAt }: CandidateState): Instant | null {
  const launch = launchedAt(state);
  return confirmedAt === null || launch === null ? null : after(latest(confirmedAt, launch), CONFIRMATION);
}

/** Asked of every candidate of a room with every answer: instants alone. */
function dueAt(state: SessionState, candidate: CandidateState): Instant | null {
  const { confirmedAt, pausedSince, test } = candidate;
  if (confirmedAt !== null) return lapseFor(state, candidate);
  if (test.phase === 'timeUp') return closesAt(state, candidate);
  if (test.phase !== 'running') return null;
  // In a pause the deadline moves on with the clock (T9), for a day at the most (T7).
  if (pausedSince !== null) return lastInstantOf(state, candidate);
  const deadline = deadlineFor(state, candidate);
  return deadline && (nextWarning(candidate, deadline)?.at ?? deadline);
}

/** T4: when a stopped test is closed by itself, or null where it is not: never before the last answer that may still count. */
export function closesAt(state: SessionState, candidate: CandidateState): Instant | null {
  const [wait, { test }] = [autoCloseMinutes(state), candidate];
  const deadline = deadlineFor(state, candidate);
  if (wait === null || test.phase !== 'timeUp' || deadline === null) return null;
  const grace = seconds(state.rules.lateSeconds);
  return after(latest(test.since, deadline), Math.max(minutes(wait), grace) as Duration);
}

function owed(state: SessionState, candidate: CandidateState): DomainEvent {
  const { id: candidateId, confirmedAt, pausedSince, test } = candidate;
  if (confirmedAt !== null) return { type: 'PresenceLapsed', candidateId };
  if (test.phase === 'timeUp') return { type: 'TestClosed', candidateId, how: 'closedByTime', reason: null };
  const warning = pausedSince === null ? nextWarning(candidate, deadlineFor(state, candidate)!) : null;
  return warning ? { type: 'TimeWarned', candidateId, minutes: warning.minutes } : { type: 'TimeUp', candidateId };
}

/** B7: by itself at the last individual deadline + 30 min; of a room that was paused until later, 30 min after that. */
function endOf(state: SessionState): Instant | null {
  let last: Instant | null = null;
  for (const candidate of state.candidates.values()) {
    const { pausedSince, unpausedAt } = candidate;
    const end = pausedSince === null ? deadlineFor(state, candidate) : lastInstantOf(state, candidate);
    if (pausedSince !== null && end === null) return null;
    for (const at of [end, unpausedAt]) if (at !== null) last = last === null ? at : latest(last, at);
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
