import { hasJoined, isAtWork } from '../candidate/phase.js';
import { blockersOf, untickedOf, type Blocker } from './blockers.js';
import type { CandidateId } from '../session/ids.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineFor } from '../session/owed.js';
import { isDeleted } from '../session/preparation.js';
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
  /** T4: closed by themselves after their stop, among the ended: they never were at the end screen. */
  readonly closedByTime?: number;
  readonly witnessed: number;
}

/** F2: what stands against it, and what it asks to be confirmed, in a version that says when that changed. */
export interface AwaitedFinalisation {
  readonly since: Instant;
  readonly until: Instant;
  readonly version: number;
  readonly blockers: readonly Blocker[];
  readonly unticked: readonly CandidateId[];
}

/** What an administrator follows of one session. */
export interface FollowUp {
  readonly phase: PhaseName;
  readonly counts: Headcount;
  /** What waits for the invigilator in the room (R7): open alerts, raised hands. */
  readonly calls: { readonly alerts: number; readonly hands: number };
  /** The latest individual deadline among the tests that still run. */
  readonly nextEndAt: Instant | null;
  /** Awaited since the session's end, at the latest until. */
  readonly finalisation: AwaitedFinalisation | null;
  /** B1: nothing lists it any more. */
  readonly deleted?: true;
}

export const followUpOf = (state: SessionState): FollowUp => ({
  phase: state.phase.name,
  counts: headcount(state.candidates.values()),
  calls: callsOf(state.candidates.values()),
  nextEndAt: nextEnd(state),
  finalisation: finalisationOf(state),
  ...(isDeleted(state) && { deleted: true as const }),
});

function headcount(candidates: readonly CandidateState[]): Headcount {
  const how = (test: (candidate: CandidateState) => boolean) => candidates.filter(test).length;
  const closedByTime = how(({ test }) => test.phase === 'closed' && test.how === 'closedByTime');
  return {
    enrolled: candidates.length,
    joined: how(hasJoined),
    atWork: how((one) => isAtWork(one) || one.test.phase === 'finished'),
    ended: how(hasEnded),
    ...(closedByTime > 0 && { closedByTime }),
    witnessed: how(({ test }) => 'witnessedAt' in test),
  };
}

const callsOf = (candidates: readonly CandidateState[]): FollowUp['calls'] => ({
  alerts: candidates.filter(hasAlert).length,
  hands: candidates.filter(hasHandUp).length,
});

const hasAlert = ({ call }: CandidateState): boolean => (call?.alert ?? null) !== null;
const hasHandUp = ({ call }: CandidateState): boolean => (call?.handSince ?? null) !== null;

const hasEnded = ({ test }: CandidateState): boolean => 'shownAt' in test || test.phase === 'closed';

function nextEnd(state: SessionState): Instant | null {
  const running = state.candidates.values().filter(({ test }) => test.phase === 'running');
  const deadlines = running.flatMap((candidate) => deadlineFor(state, candidate) ?? []);
  return deadlines.length > 0 ? deadlines.reduce(latest) : null;
}

/** F1, B7: from the end until it is finalised; nothing is asked of a cancelled session. */
function finalisationOf(state: SessionState): FollowUp['finalisation'] {
  const { phase, finalisation } = state;
  if (phase.name !== 'ended') return null;
  return {
    since: phase.endedAt,
    until: after(phase.endedAt, FINALISE_WITHIN),
    version: finalisation.version,
    blockers: blockersOf(state),
    unticked: untickedOf(state),
  };
}

/** True when what is followed, by a projector too, is surely the same: an answer, a link, a welcome step. Asked for every event. */
export function isFollowedAlike(old: SessionState, next: SessionState): boolean {
  if (old.phase !== next.phase || old.rules !== next.rules) return false;
  // Who holds the room may be a new name on its list (B4).
  if (old.revision !== next.revision || old.invigilator !== next.invigilator) return false;
  if (old.candidates.size !== next.candidates.size) return false;
  if (next.phase.name === 'ended' && old.finalisation !== next.finalisation) return false;
  return next.candidates.changedSince(old.candidates).every((one) => {
    const was = old.candidates.get(one.id);
    return was !== undefined && standsAlike(old, was, next, one);
  });
}

const standsAlike = (old: SessionState, was: CandidateState, next: SessionState, is: CandidateState): boolean =>
  was.test.phase === is.test.phase &&
  hasJoined(was) === hasJoined(is) &&
  hasAlert(was) === hasAlert(is) &&
  hasHandUp(was) === hasHandUp(is) &&
  was.pausedSince === is.pausedSince &&
  deadlineFor(old, was) === deadlineFor(next, is);
