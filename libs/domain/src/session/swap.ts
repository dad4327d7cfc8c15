import { phaseOf } from '../candidate/phase.js';
import type { CandidateState } from '../candidate/state.js';
import { CANDIDATE_TABLE } from '../candidate/transitions.js';
import { isSameSeat } from '../identity/seat-number.js';
import type { SessionCommand } from './commands.js';
import { accept, refuse, type Decision } from './decision.js';
import type { DomainEvent } from './events.js';
import type { SessionState } from './state.js';

/**
 * R1: two candidates change places by one order. It says where its author saw them: of two invigilators who swap at
 * once the second one changes nothing, or is refused, and never swaps back.
 */
export function swapSeats(state: SessionState, command: Extract<SessionCommand, { type: 'SwapSeats' }>): Decision {
  const one = state.candidates.get(command.candidateId);
  const other = state.candidates.get(command.otherId);
  if (!one || !other) return refuse('unknown-candidate');
  const refused = notSwappable(one) ?? notSwappable(other);
  if (refused) return refused;
  const sit = (seat: string, otherSeat: string) => sits(one, seat) && sits(other, otherSeat);
  if (sit(command.otherSeat, command.seat)) return accept();
  if (!sit(command.seat, command.otherSeat)) return refuse('seats-changed', { candidates: [one.id, other.id] });
  return accept(seated(one, seatOf(other)), seated(other, seatOf(one)));
}

function notSwappable(candidate: CandidateState): Decision | null {
  const candidates = [candidate.id];
  const outcome = CANDIDATE_TABLE.SeatCandidate[phaseOf(candidate)];
  if (outcome !== 'decide') return refuse(outcome, { candidates });
  if (seatOf(candidate) === null) return refuse('no-seat-to-swap', { candidates });
  return candidate.welcome.attendanceAt === null ? refuse('attendance-first', { candidates }) : null;
}

const seatOf = ({ welcome }: CandidateState): string | null => welcome.seated?.seat ?? null;
const sits = (candidate: CandidateState, seat: string): boolean => isSameSeat(seatOf(candidate) ?? '', seat);
const seated = ({ id: candidateId }: CandidateState, seat: string | null): DomainEvent => ({
  type: 'CandidateSeated',
  candidateId,
  seat,
});
