import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { DomainEvent } from '../session/events.js';
import { deadlineFor, lastInstantOf } from '../session/owed.js';
import { launchedAt, type SessionState } from '../session/state.js';
import { minutes, type Duration, type Instant } from '../time/instant.js';
import { notTheHolder } from './seat.js';
import type { CandidateState, ClosedHow } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/**
 * T5: before, during and after the stop. Minutes are whole, and taken back when negative, but never below now, nor more than
 * was given while the clock does not run yet.
 */
export function grantTime(
  state: SessionState,
  candidate: CandidateState,
  command: Of<'GrantTime'>,
  { now }: Moment,
): Decision {
  const deadline = deadlineFor(state, candidate);
  const asked = minutes(command.minutes);
  const least = deadline === null ? -candidate.credited : (candidate.pausedSince ?? now) - deadline;
  const ms = (command.minutes < 0 ? Math.max(asked, Math.min(0, least)) : asked) as Duration;
  if (ms === 0) return refuse('nothing-to-take-back');
  return movingTheEnd(state, candidate, ms, now, (reopens) => ({
    type: 'TimeGranted',
    candidateId: candidate.id,
    ms,
    reopens,
    noteId: command.noteId,
  }));
}

/**
 * T5, B7: who was stopped or closed by the clock answers again once the new deadline is ahead, and a session that has ended goes on; a challenge that
 * was passed stays passed. T7: nothing moves an end beyond 24 h after the start.
 */
export function movingTheEnd(
  state: SessionState,
  candidate: CandidateState,
  ms: Duration,
  now: Instant,
  moved: (reopens: boolean) => DomainEvent,
): Decision {
  const { test } = candidate;
  if (test.phase === 'closed' && !REOPENED.has(test.how)) return refuse('already-abandoned-or-ended');
  const last = lastInstantOf(state, candidate);
  if (ms > 0 && last !== null && now >= last) return refuse('too-late-to-grant');
  const deadline = deadlineFor(state, candidate);
  const isAhead = deadline !== null && deadline + ms > now;
  const event = moved(isAhead && (test.phase === 'timeUp' || test.phase === 'closed'));
  const isEnded = state.phase.name === 'ended';
  if (!isEnded && (isAhead || test.phase !== 'closed')) return accept(event);
  if (isAhead) return accept({ type: 'SessionReopened' }, event);
  return deadline === null || ms <= 0
    ? refuse('session-ended')
    : refuse('grant-too-short', { count: missing(deadline, now) });
}

/** What the clock closed; what somebody closed stays so. */
const REOPENED: ReadonlySet<ClosedHow> = new Set(['closedWithSession', 'closedByTime']);

/** The whole minutes that reach beyond now. */
const missing = (deadline: Instant, now: Instant): number => Math.floor((now - deadline) / minutes(1)) + 1;

/** T5: the candidate's own screen has shown it. */
export function acknowledgeTime(candidate: CandidateState, { deviceId }: Of<'AcknowledgeTime'>): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  const isNew = candidate.granted !== null && candidate.granted.seenAt === null;
  return isNew ? accept({ type: 'TimeAcknowledged', candidateId: candidate.id }) : accept();
}

/** T9: the deadline moves by exactly the length of the pause, by itself. */
export function pauseTest(state: SessionState, candidate: CandidateState, { noteId }: Of<'PauseTest'>): Decision {
  if (launchedAt(state) === null) return refuse('session-not-launched');
  if (candidate.pausedSince !== null) return accept();
  return accept({ type: 'TestPaused', candidateId: candidate.id, noteId });
}

export const unpauseTest = ({ id: candidateId, pausedSince }: CandidateState): Decision =>
  pausedSince === null ? accept() : accept({ type: 'TestUnpaused', candidateId });
