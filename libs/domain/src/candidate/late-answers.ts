import type { CandidateCommand } from '../session/commands.js';
import { accept, refuse, refuseAndRemember, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { ChallengeId } from '../session/ids.js';
import { deadlineFor } from '../session/owed.js';
import type { SessionState } from '../session/state.js';
import { after, seconds, type Instant } from '../time/instant.js';
import { paperOf } from './phase.js';
import type { CandidateState, KeptAnswer, Late, LateWhy, Paper } from './state.js';
import { done } from './test-steps.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;
type AnswerChallenge = Extract<CandidateCommand, { type: 'AnswerChallenge' }>;

const NONE_LATE: Late = { kept: [], counted: 0, admitted: 0, claimedAt: null };

/**
 * T4: an answer that arrives at or after the deadline counts when it arrives within the grace, from a browser that the server
 * could not hear at the deadline, for the challenge whose turn it is, and claims a time between that challenge's
 * delivery and the deadline. Any other one is kept, with the reason why it does not count.
 */
export function answerLate(
  state: SessionState,
  candidate: CandidateState,
  command: AnswerChallenge,
  receivedAt: Instant,
): Decision {
  const paper = paperOf(candidate)!;
  const place = paper.challenges.indexOf(command.challengeId, paper.done.length) - paper.done.length;
  const wasDelivered = place >= 0 && place < paper.delivered.length;
  if (!wasDelivered) return refuse('not-current-challenge');
  const { challengeId, answer, claimedAt } = command;
  if (candidate.late?.kept.some(({ challenge }) => challenge === challengeId)) return refuse('time-is-up');
  const why = whyNotCounted(state, candidate, { place, claimedAt, receivedAt });
  const of = { candidateId: candidate.id, challengeId };
  if (why === null && claimedAt !== null) return accept({ type: 'ChallengeAnswered', ...of, ...answer, claimedAt });
  const kept = { type: 'LateAnswerKept', ...of, ...answer, claimedAt, why: why ?? 'notPlausible' } as const;
  return refuseAndRemember({ code: 'answer-kept-late' }, kept);
}

interface LateAnswer {
  /** 0 for the challenge whose turn it is. */
  place: number;
  claimedAt: Instant | null;
  receivedAt: Instant;
}

/** The first reason in the order of the rule, or null when the answer counts. */
function whyNotCounted(
  state: SessionState,
  candidate: CandidateState,
  { place, claimedAt, receivedAt }: LateAnswer,
): LateWhy | null {
  const deadline = deadlineFor(state, candidate)!;
  if (receivedAt > after(deadline, seconds(state.rules.lateSeconds))) return 'tooLate';
  if (candidate.test.phase !== 'timeUp' || candidate.test.linked) return 'linkLive';
  if (place !== 0) return 'outOfOrder';
  const { delivered } = candidate.test.paper;
  const isPlausible = claimedAt !== null && claimedAt >= delivered[place]! && claimedAt < deadline;
  if (!isPlausible) return 'notPlausible';
  return claimedAt < (candidate.late?.claimedAt ?? 0) ? 'outOfOrder' : null;
}

/** T4: how long a stopped test still waits for what a browser without network may bring, in ms; 0 when it does not. */
export function awaitedFor(state: SessionState, candidate: CandidateState, now: Instant): number {
  const { test } = candidate;
  if (test.phase !== 'timeUp' || test.linked) return 0;
  return Math.max(0, after(test.since, seconds(state.rules.lateSeconds)) - now);
}

/** T4: what arrived before the end as it is now, time granted included, may be admitted by the invigilator. */
export function admitLate(state: SessionState, candidate: CandidateState): Decision {
  const kept = candidate.late?.kept ?? [];
  if (kept.length === 0) return refuse('no-late-answer');
  const deadline = deadlineFor(state, candidate);
  const inTime = kept.filter(({ at }) => deadline !== null && at < deadline);
  const challengeIds = admissible(paperOf(candidate)!, inTime);
  if (challengeIds.length === 0) return refuse('late-answer-needs-time');
  return accept({ type: 'LateAnswersAdmitted', candidateId: candidate.id, challengeIds });
}

/** In the order of the paper, as far as there is no hole: what was passed since, because nothing else was left, counts as answered. */
function admissible({ challenges, done: before }: Paper, kept: readonly KeptAnswer[]): ChallengeId[] {
  const passed = before.filter(({ how }) => how === 'passed').map(({ challenge }) => challenge);
  const isKept = (challenge: ChallengeId) => kept.some((one) => one.challenge === challenge);
  const ahead = challenges.slice(before.length);
  const hole = ahead.findIndex((challenge) => !isKept(challenge));
  return [...passed.filter(isKept), ...ahead.slice(0, hole === -1 ? ahead.length : hole)];
}

export const countedLate = (candidate: CandidateState, claimedAt: Instant): CandidateState => {
  const late = candidate.late ?? NONE_LATE;
  return { ...candidate, late: { ...late, counted: late.counted + 1, claimedAt } };
};

export function keptLate(candidate: CandidateState, event: Event<'LateAnswerKept'>, at: Instant): CandidateState {
  const late = candidate.late ?? NONE_LATE;
  const one: KeptAnswer = { challenge: event.challengeId, at, claimedAt: event.claimedAt, why: event.why };
  return { ...candidate, late: { ...late, kept: [...late.kept, one] } };
}

/** Answered again, once time was granted: the late answer is of no use any more. */
export function forgotten(candidate: CandidateState, answered: ChallengeId): CandidateState {
  const { late } = candidate;
  if (!late?.kept.some(({ challenge }) => challenge === answered)) return candidate;
  return { ...candidate, late: { ...late, kept: late.kept.filter(({ challenge }) => challenge !== answered) } };
}

export function admitted(
  candidate: CandidateState,
  { challengeIds }: Event<'LateAnswersAdmitted'>,
  at: Instant,
): CandidateState {
  const late = candidate.late ?? NONE_LATE;
  const kept = late.kept.filter(({ challenge }) => !challengeIds.includes(challenge));
  const free = { ...candidate, late: { ...late, kept, admitted: late.admitted + challengeIds.length } };
  return challengeIds.reduce<CandidateState>((before, challenge) => admittedOne(before, challenge, at), free);
}

function admittedOne(candidate: CandidateState, challenge: ChallengeId, at: Instant): CandidateState {
  const { test } = candidate;
  if (test.phase === 'awaited' || !test.paper) return candidate;
  const { paper } = test;
  if (paper.challenges[paper.done.length] === challenge) return done(candidate, { challenge, how: 'answered' }, at);
  const answered = paper.done.map((one) =>
    one.challenge === challenge ? { challenge, how: 'answered' as const } : one,
  );
  return { ...candidate, test: { ...test, paper: { ...paper, done: answered } } as CandidateState['test'] };
}
