import { isSameSeat } from '../identity/seat-number.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { CandidateId } from '../session/ids.js';
import type { SessionState } from '../session/state.js';
import type { Instant } from '../time/instant.js';
import { phaseOf } from './phase.js';
import type { CandidateState } from './state.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

const isAt = (place: string | null | undefined, seat: string): boolean => !!place && isSameSeat(place, seat);

/** Whose place it is, or who is awaited there. Who has signed out, or whose test is closed, leaves it free. */
export const takenBy = (state: SessionState, seat: string, but: CandidateId): CandidateState | undefined =>
  othersPresent(state, but).find(({ welcome, moving }) => isAt(welcome.seated?.seat, seat) || isAt(moving?.post, seat));

const othersPresent = ({ candidates }: SessionState, but: CandidateId): CandidateState[] =>
  candidates.values().filter((one) => one.id !== but && !['signedOut', 'closed'].includes(phaseOf(one)));

/** R6: another PC in the middle of the test. Nothing stops before the candidate has joined there and was authorised. */
export function move(state: SessionState, candidate: CandidateState, post: string): Decision {
  const { id, moving, holder } = candidate;
  if (isAt(moving?.post, post)) return accept();
  if (isAt(holder?.post, post)) return refuse('already-at-post');
  const sitsThere = othersPresent(state, id).find((one) => isAt(one.holder?.post, post));
  const other = takenBy(state, post, id) ?? sitsThere;
  return other
    ? refuse('seat-taken', { candidates: [other.id] })
    : accept({ type: 'MoveAwaited', candidateId: id, post });
}

export const cancelMove = ({ id, moving }: CandidateState): Decision =>
  moving ? accept({ type: 'MoveCancelled', candidateId: id }) : refuse('no-move');

/** Who comes to the PC where they are awaited has their place there. */
export function arriving({ id, welcome, moving }: CandidateState, post: string | null | undefined): CandidateEvent[] {
  if (!moving || !isAt(post, moving.post) || welcome.attendanceAt === null) return [];
  const isThere = isAt(welcome.seated?.seat, moving.post);
  return isThere ? [] : [{ type: 'CandidateSeated', candidateId: id, seat: moving.post }];
}

export const awaited = ({ post }: Event<'MoveAwaited'>, at: Instant): CandidateState['moving'] => ({ post, since: at });

/** Another browser holds the candidate, at the PC where they were awaited or not: nothing more is awaited. */
export const movedOn = ({ holder, moving }: CandidateState, device: string): CandidateState['moving'] =>
  holder?.device === device ? moving : null;
