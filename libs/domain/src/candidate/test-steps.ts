import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { paperOf } from './phase.js';
import type { CandidateState, Done, Paper, Test } from './state.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

/** How many challenges beyond the current one a browser holds, so that a cut does not stop the test. */
export const AHEAD = 2;

export const started = (candidate: CandidateState, event: Event<'TestStarted'>, at: Instant): CandidateState => ({
  ...candidate,
  confirmedAt: null,
  wrongCodes: null,
  test: { phase: 'running', paper: drawnPaper(event, at) },
});

const drawnPaper = ({ challenges, spares = [] }: Event<'TestStarted'>, startedAt: Instant): Paper => ({
  startedAt,
  challenges,
  spares,
  done: [],
  delivered: challenges.slice(0, 1 + AHEAD).map(() => startedAt),
  lastAnswerAt: null,
});

/** The last challenge done finishes the test; a challenge done after the stop leaves it stopped. */
export function done(candidate: CandidateState, one: Done, at: Instant): CandidateState {
  const before = paperOf(candidate);
  if (!before) return candidate;
  const paper: Paper = { ...before, done: [...before.done, one], delivered: oneMore(before, at), lastAnswerAt: at };
  const resumed = candidate.resumed && { ...candidate.resumed, fresh: false };
  return { ...candidate, resumed, test: testWith(candidate.test, paper, at) };
}

function testWith(test: Test, paper: Paper, at: Instant): Test {
  if (paper.done.length >= paper.challenges.length) return { phase: 'finished', paper, at };
  return test.phase === 'timeUp' ? { ...test, paper } : { phase: 'running', paper };
}

/** The browser is sent the challenge that comes into reach. */
function oneMore({ challenges, done: before, delivered }: Paper, at: Instant): readonly Instant[] {
  const rest = delivered.slice(1);
  return before.length + 1 + AHEAD < challenges.length ? [...rest, at] : rest;
}

export function onTest(candidate: CandidateState, next: (paper: Paper) => Test): CandidateState {
  const paper = paperOf(candidate);
  return paper ? { ...candidate, test: next(paper) } : candidate;
}

export function atEnd(candidate: CandidateState, next: (paper: Paper, shownAt: Instant) => Test): CandidateState {
  return 'shownAt' in candidate.test
    ? { ...candidate, test: next(candidate.test.paper, candidate.test.shownAt) }
    : candidate;
}
