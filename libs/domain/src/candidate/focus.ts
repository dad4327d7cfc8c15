import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import { after, seconds, type Duration, type Instant } from '../time/instant.js';
import { paperOf } from './phase.js';
import { notTheHolder } from './seat.js';
import type { CandidateState, FocusLosses } from './state.js';

/** Q3: a PC that flaps writes no more than this; its browser tells together what comes closer. */
export const FOCUS_NOTED_APART = seconds(5);

/**
 * Q3: noted, and nothing else: no status changes, no answer is refused. What was told late, after a cut, counts at the time that
 * it claims, from the start of the test to now.
 */
export function loseFocus(
  candidate: CandidateState,
  { deviceId, times, forMs, claimedAt }: Extract<CandidateCommand, { type: 'LoseFocus' }>,
  { now }: Moment,
): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  const { startedAt } = paperOf(candidate)!;
  const backAt = Math.min(claimedAt ?? now, now) as Instant;
  const length = Math.min(forMs, backAt - startedAt) as Duration;
  const last = candidate.focusLost?.last;
  if (length <= 0 || (last && backAt < after(last.backAt, FOCUS_NOTED_APART))) return accept();
  return accept({ type: 'FocusLost', candidateId: candidate.id, times, forMs: length, backAt });
}

export const focusLost = (
  before: FocusLosses | null,
  { times, forMs, backAt }: Extract<CandidateEvent, { type: 'FocusLost' }>,
): FocusLosses => ({
  times: (before?.times ?? 0) + times,
  totalMs: ((before?.totalMs ?? 0) + forMs) as Duration,
  last: { backAt, forMs },
});
