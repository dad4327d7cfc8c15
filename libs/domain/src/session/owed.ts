import { isAtWork, paperOf } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineOf } from '../time/deadline.js';
import { after, latest, minutes, type Instant } from '../time/instant.js';
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
  let first: Due | null = null;
  for (const candidate of state.candidates.values())
    for (const due of duesOf(state, candidate)) if (first === null || due.at < first.at) first = due;
  const end = endOf(state);
  return end !== null && (first === null || end < first.at) ? { at: end, events: ending(state, 'time') } : first;
}

/** The individual deadline of a candidate (T1), or null while it is unknown. */
export const deadlineFor = (state: SessionState, candidate: CandidateState): Instant | null =>
  deadlineOf(state.rules, candidate.extraTime, launchedAt(state), paperOf(candidate)?.startedAt ?? null);

/** R3: when a confirmed presence lapses: 15 minutes from the later of confirmation and launch. */
export function lapseFor(state: SessionState, { confirmedAt }: CandidateState): Instant | null {
  const launch = launchedAt(state);
  return confirmedAt === null || launch === null ? null : after(latest(confirmedAt, launch), CONFIRMATION);
}

function duesOf(state: SessionState, candidate: CandidateState): Due[] {
  const lapse = lapseFor(state, candidate);
  if (lapse !== null) return [{ at: lapse, events: [{ type: 'PresenceLapsed', candidateId: candidate.id }] }];
  const deadline = deadlineFor(state, candidate);
  if (candidate.test.phase !== 'running' || deadline === null) return [];
  return [{ at: deadline, events: [{ type: 'TimeUp', candidateId: candidate.id }] }];
}

/** B7: by itself at the last individual deadline + 30 min. */
function endOf(state: SessionState): Instant | null {
  let last: Instant | null = null;
  for (const candidate of state.candidates.values()) {
    const deadline = deadlineFor(state, candidate);
    if (deadline !== null) last = last === null ? deadline : latest(last, deadline);
  }
  return last && after(last, UNATTENDED_END);
}

/** The end of the session, and with it of every test that is still open. */
export function ending(state: SessionState, by: EndedBy): DomainEvent[] {
  const open = [...state.candidates.values()].filter(isAtWork).map(({ id: candidateId }) => candidateId);
  const closed = open.map((candidateId): DomainEvent => ({
    type: 'TestClosed',
    candidateId,
    how: 'closedWithSession',
    reason: null,
  }));
  return [...closed, { type: 'SessionEnded', by }];
}
