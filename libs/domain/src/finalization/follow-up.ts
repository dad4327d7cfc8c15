import { isAtWork } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineFor } from '../session/owed.js';
import type { PhaseName, SessionState } from '../session/state.js';
import { after, latest, minutes, type Instant } from '../time/instant.js';

/** F1: how long after its end a session may wait for its finalisation. 48 hours are 48 hours, whatever the clocks do. */
export const FINALISE_WITHIN = minutes(48 * 60);

/** How many stand where, without a name. Who is at the end screen has ended; the witnessed are among the ended. */
export interface Headcount {
  readonly enrolled: number;
  readonly joined: number;
  readonly atWork: number;
  readonly ended: number;
  readonly witnessed: number;
}

/** What an administrator follows of one session. */
export interface FollowUp {
  readonly phase: PhaseName;
  readonly counts: Headcount;
  /** The latest individual deadline among the tests that still run. */
  readonly nextEndAt: Instant | null;
  /** Awaited since the session's end, at the latest until. */
  readonly finalisation: { readonly since: Instant; readonly until: Instant } | null;
}

export const followUpOf = (state: SessionState): FollowUp => ({
  phase: state.phase.name,
  counts: headcount(state.candidates.values()),
  nextEndAt: nextEnd(state),
  finalisation: finalisationOf(state),
});

function headcount(candidates: readonly CandidateState[]): Headcount {
  const how = (test: (candidate: CandidateState) => boolean) => candidates.filter(test).length;
  return {
    enrolled: candidates.length,
    joined: how(hasJoined),
    atWork: how((one) => isAtWork(one) || one.test.phase === 'finished'),
    ended: how(hasEnded),
    witnessed: how(({ test }) => 'witnessedAt' in test),
  };
}

/** Also who signed out or was closed since, and holds no browser any more. */
const hasJoined = ({ holder, test }: CandidateState): boolean =>
  holder !== null || ('paper' in test && test.paper !== null);

const hasEnded = ({ test }: CandidateState): boolean => 'shownAt' in test || test.phase === 'closed';

function nextEnd(state: SessionState): Instant | null {
  const running = state.candidates.values().filter(({ test }) => test.phase === 'running');
  const deadlines = running.flatMap((candidate) => deadlineFor(state, candidate) ?? []);
  return deadlines.length > 0 ? deadlines.reduce(latest) : null;
}

/** F1, B7: from the end until it is finalised; nothing is asked of a cancelled session. */
function finalisationOf({ phase }: SessionState): FollowUp['finalisation'] {
  if (phase.name !== 'ended') return null;
  return { since: phase.endedAt, until: after(phase.endedAt, FINALISE_WITHIN) };
}

/** True when what is followed is surely the same: an answer, a link, a welcome step. Asked for every event. */
export function isFollowedAlike(old: SessionState, next: SessionState): boolean {
  if (old.phase !== next.phase || old.rules !== next.rules) return false;
  return next.candidates.changedSince(old.candidates).every((one) => {
    const was = old.candidates.get(one.id);
    return was !== undefined && standsAlike(old, was, next, one);
  });
}

const standsAlike = (old: SessionState, was: CandidateState, next: SessionState, is: CandidateState): boolean =>
  was.test.phase === is.test.phase &&
  hasJoined(was) === hasJoined(is) &&
  deadlineFor(old, was) === deadlineFor(next, is);
