import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import { deadlineFor } from '../session/owed.js';
import { launchedAt, type SessionState } from '../session/state.js';
import { minutes, type Duration } from '../time/instant.js';
import { notTheHolder } from './seat.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/**
 * T5: before, during and after the stop. Minutes are whole, and taken back when negative, but never below now, nor more than
 * was given while the clock does not run yet. Who was
 * stopped answers again once the new deadline is ahead; a challenge that was passed stays passed.
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
  const length = (command.minutes < 0 ? Math.max(asked, Math.min(0, least)) : asked) as Duration;
  if (length === 0) return refuse('nothing-to-take-back');
  const reopens = candidate.test.phase === 'timeUp' && deadline !== null && deadline + length > now;
  return accept({ type: 'TimeGranted', candidateId: candidate.id, ms: length, reopens, noteId: command.noteId });
}

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
