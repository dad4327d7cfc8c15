import type { CandidateCommand } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { SessionState } from '../session/state.js';
import { paperOf } from './phase.js';
import { takenBy } from './places.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** R1: the document seen, attested by the school (by whom), or refused (why). */
export function checkIdentity(candidate: CandidateState, { how, noteId }: Of<'CheckIdentity'>): Decision {
  if (how !== 'documentSeen' && noteId === null) return refuse('reason-needed');
  if (candidate.welcome.identity?.how === how && noteId === null) return accept();
  const checked: CandidateEvent = { type: 'IdentityChecked', candidateId: candidate.id, how, noteId };
  return how === 'refused' ? accept(checked, ...unconfirming(candidate)) : accept(checked);
}

/** R1: identity first, then the signature. */
export function signAttendance(candidate: CandidateState): Decision {
  const { identity, attendanceAt } = candidate.welcome;
  if (identity === null) return refuse('identity-first');
  if (identity.how === 'refused') return refuse('identity-refused');
  return attendanceAt === null ? accept({ type: 'AttendanceSigned', candidateId: candidate.id }) : accept();
}

/** R1: the signature first, then the seat; another free seat replaces the one before. */
export function seat(state: SessionState, candidate: CandidateState, where: string | null): Decision {
  const { attendanceAt, seated } = candidate.welcome;
  if (attendanceAt === null) return refuse('attendance-first');
  if (seated && seated.seat === where) return accept();
  const other = where === null ? undefined : takenBy(state, where, candidate.id);
  if (other) return refuse('seat-taken', { candidates: [other.id] });
  return accept({ type: 'CandidateSeated', candidateId: candidate.id, seat: where });
}

/** R1: a step can be undone, with a reason once the test runs. */
export function undo(candidate: CandidateState, { step, noteId }: Of<'UndoWelcomeStep'>): Decision {
  const { identity, attendanceAt, seated } = candidate.welcome;
  const isDone = { identity, attendance: attendanceAt, seat: seated }[step] !== null;
  if (!isDone) return refuse('step-not-done');
  if (paperOf(candidate) && noteId === null) return refuse('reason-needed');
  const undone: CandidateEvent = { type: 'WelcomeStepUndone', candidateId: candidate.id, step, noteId };
  return step === 'seat' ? accept(undone) : accept(undone, ...unconfirming(candidate));
}

/** R3: a presence stands on the identity and the signature; it falls with them. */
const unconfirming = ({ id, confirmedAt }: CandidateState): CandidateEvent[] =>
  confirmedAt === null ? [] : [{ type: 'PresenceCancelled', candidateId: id }];

export function acceptCorrection({ id, correction }: CandidateState): Decision {
  if (!correction) return refuse('no-correction');
  return correction.accepted
    ? accept()
    : accept({ type: 'CorrectionAccepted', candidateId: id, personId: correction.person });
}

/** R3: presence is confirmed for who has joined, whose identity is checked and who has signed. */
export function confirmPresence(candidate: CandidateState): Decision {
  const { identity, attendanceAt } = candidate.welcome;
  if (candidate.confirmedAt !== null) return accept();
  if (identity === null) return refuse('identity-first');
  if (identity.how === 'refused') return refuse('identity-refused');
  if (attendanceAt === null) return refuse('attendance-first');
  return candidate.holder ? accept({ type: 'PresenceConfirmed', candidateId: candidate.id }) : refuse('not-joined');
}
