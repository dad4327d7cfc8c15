import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { PersonId } from '../session/ids.js';
import type { SessionState } from '../session/state.js';
import type { Instant } from '../time/instant.js';
import { isAtWork, paperOf } from './phase.js';
import { notTheHolder } from './seat.js';
import type { Call, CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** R7: a problem on the challenge shown puts the test on hold until the invigilator's word. Once is enough. */
export function raiseAlert(candidate: CandidateState, command: Of<'RaiseAlert'>): Decision {
  const { deviceId, challengeId, reason } = command;
  const away = notTheHolder(candidate, deviceId) ?? (candidate.outSince === null ? null : 'out-of-room');
  if (away) return refuse(away);
  if (candidate.call?.alert) return accept();
  const paper = paperOf(candidate);
  if (paper?.challenges[paper.done.length] !== challengeId) return refuse('not-current-challenge');
  return accept({ type: 'AlertRaised', candidateId: candidate.id, challengeId, reason });
}

/** R7: there was a problem. An issue report is written; while the test goes on and one is spare, another challenge comes. */
export function validateAlert(candidate: CandidateState, { category }: Of<'ValidateAlert'>, moment: Moment): Decision {
  const alert = candidate.call?.alert;
  if (!alert) return noAlert(candidate, moment);
  const { id: candidateId } = candidate;
  const challengeId = alert.challenge;
  const paper = paperOf(candidate);
  const number = (paper?.challenges.indexOf(challengeId) ?? -1) + 1;
  const replacement = isAtWork(candidate) ? (paper?.spares[0] ?? null) : null;
  return accept(
    { type: 'AlertValidated', candidateId, challengeId, replacement, ...byWhom(moment) },
    { type: 'IssueReported', candidateId, category, challengeId, number, noteId: null },
  );
}

/** R7: there was none. The same challenge goes on. */
export function dismissAlert(candidate: CandidateState, moment: Moment): Decision {
  const alert = candidate.call?.alert;
  if (!alert) return noAlert(candidate, moment);
  const { id: candidateId } = candidate;
  return accept({ type: 'AlertDismissed', candidateId, challengeId: alert.challenge, ...byWhom(moment) });
}

/** Two invigilators at one alert: the second one reads who was first, and what they said. */
function noAlert({ settled }: CandidateState, { actor }: Moment): Decision {
  if (!settled?.by || settled.by === actor) return refuse('no-alert');
  const code = settled.how === 'validated' ? 'alert-already-validated' : 'alert-already-dismissed';
  return refuse(code, { by: settled.by });
}

const byWhom = ({ actor }: Moment): { by?: PersonId } => (actor ? { by: actor } : {});

/** R7: the light form, at any time once joined. */
export function raiseHand(candidate: CandidateState, { deviceId }: Of<'RaiseHand'>): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  return isHandUp(candidate) ? accept() : accept({ type: 'HandRaised', candidateId: candidate.id });
}

export function lowerHand(candidate: CandidateState, { deviceId }: Of<'LowerHand'>): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  return isHandUp(candidate) ? accept({ type: 'HandLowered', candidateId: candidate.id, by: 'candidate' }) : accept();
}

export const settleHand = (candidate: CandidateState): Decision =>
  isHandUp(candidate)
    ? accept({ type: 'HandLowered', candidateId: candidate.id, by: 'invigilator' })
    : refuse('no-call');

/** R7: « le surveillant arrive »: one invigilator takes it on, and the others see who. */
export function acknowledgeCall({ id: candidateId, call }: CandidateState, moment: Moment): Decision {
  if (!call) return refuse('no-call');
  if (call.acknowledgedAt === null) return accept({ type: 'CallAcknowledged', candidateId, ...byWhom(moment) });
  const by = call.acknowledgedBy;
  return by !== null && by !== moment.actor ? refuse('call-already-taken', { by }) : accept();
}

/** R13: one tap out and in; the clock runs. */
export const leaveRoom = ({ id: candidateId, outSince }: CandidateState): Decision =>
  outSince === null ? accept({ type: 'CandidateLeftRoom', candidateId }) : accept();

export const returnToRoom = ({ id: candidateId, outSince }: CandidateState): Decision =>
  outSince === null ? accept() : accept({ type: 'CandidateReturned', candidateId });

const isHandUp = ({ call }: CandidateState): boolean => call !== null && call.handSince !== null;

/** When the candidate first called; the queue is in this order. */
export const calledAt = ({ alert, handSince }: Call): Instant =>
  Math.min(alert?.since ?? Infinity, handSince ?? Infinity) as Instant;

/** R7: the place in the queue of those who call, 1 for the first; null who does not call. */
export function placeInQueue(state: SessionState, { id, call }: CandidateState): number | null {
  if (!call) return null;
  const own = calledAt(call);
  let before = 0;
  for (const other of state.candidates.values()) {
    if (!other.call || other.id === id) continue;
    const theirs = calledAt(other.call);
    if (theirs < own || (theirs === own && other.id < id)) before++;
  }
  return before + 1;
}

/** Who changed, and who sees it by their place in the queue. */
export function changedWithQueue(old: SessionState, next: SessionState): readonly CandidateState[] {
  const changed = next.candidates.changedSince(old.candidates);
  const isQueueOther = changed.some(({ id, call }) => (old.candidates.get(id)?.call ?? null) !== call);
  if (!isQueueOther) return changed;
  return next.candidates.values().filter((one) => one.call !== null || changed.includes(one));
}
