import type { CandidateCommand } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** B2: before joining, details and extra time may still be put right. */
export function revise(candidate: CandidateState, { personId, extraTime }: Of<'ReviseEnrolment'>): Decision {
  const { id: candidateId } = candidate;
  const events: CandidateEvent[] = [];
  if (personId !== null) events.push({ type: 'DetailsRevised', candidateId, personId });
  if (!isSameTime(candidate.extraTime, extraTime)) events.push({ type: 'ExtraTimeRevised', candidateId, extraTime });
  return accept(...events);
}

const isSameTime = (one: ExtraTime, other: ExtraTime): boolean =>
  one.kind === 'none' || other.kind === 'none'
    ? one.kind === other.kind
    : one.kind === other.kind && one.value === other.value;

/** B2: nobody who came vanishes from the list: neither who has joined, nor of whom the room has noted something. */
export function remove({ id, welcome, correction, reports }: CandidateState): Decision {
  const isNoted = welcome.identity ?? welcome.seated ?? correction ?? reports[0];
  return isNoted ? refuse('noted-in-the-room') : accept({ type: 'CandidateRemoved', candidateId: id });
}

/** R1: the enrolment changes by the administrator alone, and to what was accepted. */
export function applyCorrection({ id, correction }: CandidateState, command: Of<'ApplyCorrection'>): Decision {
  if (!correction) return refuse('no-correction');
  if (correction.person !== command.correctionId) return refuse('correction-changed');
  if (!correction.accepted) return refuse('correction-not-accepted');
  return accept({ type: 'CorrectionApplied', candidateId: id, personId: command.personId });
}
