import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, refuseAndRemember, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { DeviceId } from '../session/ids.js';
import { deadlineFor } from '../session/owed.js';
import type { RuleRefusal } from '../session/refusal.js';
import { launchedAt, stopPolicy, type SessionState } from '../session/state.js';
import { codeDelay, FREE_TRIES } from './code-attempts.js';
import { answerLate } from './late-answers.js';
import { paperOf } from './phase.js';
import { notTheHolder } from './seat.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** R4, R5: launched, presence confirmed, right code. A try before its time is refused in words and remembered. */
export function start(
  state: SessionState,
  candidate: CandidateState,
  command: Of<'StartTest'>,
  { now }: Moment,
): Decision {
  const candidateId = candidate.id;
  const early = (code: RuleRefusal, why: 'notLaunched' | 'notConfirmed') =>
    candidate.earlyTries < FREE_TRIES
      ? refuseAndRemember({ code }, { type: 'CodeRefused', candidateId, why })
      : refuse(code);
  const away = notTheHolder(candidate, command.deviceId);
  if (away) return refuse(away);
  if (candidate.pausedSince !== null) return refuse('paused');
  const wait = codeDelay(candidate, now);
  if (wait > 0) return refuse('wait-before-code', { seconds: wait });
  if (launchedAt(state) === null) return early('not-launched', 'notLaunched');
  if (candidate.confirmedAt === null) return early('presence-not-confirmed', 'notConfirmed');
  const deadline = deadlineFor(state, candidate);
  if (deadline !== null && now >= deadline) return refuse('too-late-to-start');
  if (!command.codeIsRight)
    return refuseAndRemember({ code: 'wrong-code' }, { type: 'CodeRefused', candidateId, why: 'wrong' });
  const { seed, challenges, spares } = command;
  return accept({ type: 'TestStarted', candidateId, seed, challenges, ...(spares && { spares }) });
}

/** Answers and passes come in order; after the deadline only « Je passe » is left, but for what a cut held up, unless it is only told (T4). */
export function progress(
  state: SessionState,
  candidate: CandidateState,
  command: Of<'AnswerChallenge'> | Of<'PassChallenge'>,
  { receivedAt }: Moment,
): Decision {
  const away = notTheHolder(candidate, command.deviceId) ?? onHold(candidate);
  if (away) return refuse(away);
  const { id: candidateId } = candidate;
  const { challengeId } = command;
  const deadline = deadlineFor(state, candidate);
  const isEnforced = stopPolicy(state) === 'enforce';
  const isLate = isEnforced && command.type === 'AnswerChallenge' && deadline !== null && receivedAt >= deadline;
  if (isLate) return answerLate(state, candidate, command, receivedAt);
  const paper = paperOf(candidate);
  if (paper?.challenges[paper.done.length] !== challengeId) return refuse('not-current-challenge');
  if (command.type === 'PassChallenge') return accept({ type: 'ChallengePassed', candidateId, challengeId });
  return accept({ type: 'ChallengeAnswered', candidateId, challengeId, ...command.answer });
}

/** R7, R13, T9: nothing goes on while an alert is open, while the candidate is out, or in a pause. */
function onHold({ call, outSince, pausedSince }: CandidateState): RuleRefusal | null {
  if (call?.alert) return 'alert-open';
  if (outSince !== null) return 'out-of-room';
  return pausedSince === null ? null : 'paused';
}

/** R9: the end screen is reached once the candidate's own browser shows it. */
export function showEndScreen(candidate: CandidateState, deviceId: DeviceId): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  const shown: CandidateEvent = { type: 'EndScreenShown', candidateId: candidate.id };
  return candidate.test.phase === 'finished' ? accept(shown) : accept();
}

/** R9: with the invigilator's own eyes. Only the paper (F2) tells of an end screen that no browser said it showed. */
export function witness({ id: candidateId, test }: CandidateState, { isOffice }: Moment): Decision {
  if (test.phase === 'finished' && !isOffice) return refuse('end-screen-not-shown');
  return accept({ type: 'EndScreenWitnessed', candidateId });
}

export function signOut(candidate: CandidateState, deviceId: DeviceId): Decision {
  const away = notTheHolder(candidate, deviceId);
  return away ? refuse(away) : accept({ type: 'CandidateSignedOut', candidateId: candidate.id });
}
