import { refuse, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { SessionState } from '../session/state.js';
import { latest, type Duration, type Instant } from '../time/instant.js';
import { movingTheEnd } from './clock.js';
import { paperOf } from './phase.js';
import type { CandidateState, LostCause, LostTime } from './state.js';

const NOTHING = 0 as Duration;
const NONE_LOST: LostTime = { network: NOTHING, server: NOTHING, alert: NOTHING, credited: NOTHING, open: null };

/** What keeps a running test from going on, and is not its candidate's fault. In a pause nothing is lost (T9). */
function causesOf({ test, pausedSince, call, holder }: CandidateState): readonly LostCause[] {
  if (test.phase !== 'running' || pausedSince !== null) return NO_CAUSE;
  const link = holder?.link?.on === false ? [holder.link.cause] : NO_CAUSE;
  return call?.alert ? ['alert', ...link] : link;
}
const NO_CAUSE: readonly LostCause[] = [];

/**
 * T6: the ledger after an event. Overlapping causes count once: what began first goes on until it ends. A link is lost from
 * when it was last heard, which is earlier than when that was noticed.
 */
export function accounted(
  before: CandidateState,
  next: CandidateState,
  event: CandidateEvent,
  at: Instant,
): CandidateState {
  const open = before.lost?.open ?? null;
  const causes = causesOf(next);
  if (open === null ? causes.length === 0 : causes.includes(open.cause)) return next;
  const ended = open ? closed(next.lost ?? NONE_LOST, at) : (next.lost ?? NONE_LOST);
  const [cause] = causes;
  if (cause === undefined) return { ...next, lost: ended };
  const heardAt = event.type === 'LinkLost' && event.heardAt !== null ? event.heardAt : at;
  const notBefore = latest(ended.until ?? NEVER, paperOf(next)?.startedAt ?? NEVER);
  return { ...next, lost: { ...ended, open: { cause, since: latest(heardAt, notBefore) } } };
}
const NEVER = 0 as Instant;

function closed(lost: LostTime, at: Instant): LostTime {
  const { cause, since } = lost.open!;
  const length = Math.max(0, at - since);
  return { ...lost, [cause]: (lost[cause] + length) as Duration, open: null, until: at };
}

/** T6: what was lost and is not given back yet, in ms; a stretch that still lasts is not in it. */
export const creditable = ({ lost }: CandidateState): Duration =>
  (lost ? lost.network + lost.server + lost.alert - lost.credited : 0) as Duration;

/** T6: in one click; a second one gives nothing. Who was stopped answers again (T5). */
export function creditLostTime(state: SessionState, candidate: CandidateState, now: Instant): Decision {
  const ms = creditable(candidate);
  if (ms <= 0) return refuse('nothing-to-credit');
  return movingTheEnd(state, candidate, ms, now, (reopens) => ({
    type: 'LostTimeCredited',
    candidateId: candidate.id,
    ms,
    reopens,
  }));
}

export const credited = (candidate: CandidateState, ms: Duration): CandidateState => {
  const lost = candidate.lost ?? NONE_LOST;
  return { ...candidate, lost: { ...lost, credited: (lost.credited + ms) as Duration } };
};
