import type { CandidateEvent } from '../session/events.js';
import type { Duration, Instant } from '../time/instant.js';
import { paperOf } from './phase.js';
import type { Call, CandidateState, Done, Link, Paper, Test } from './state.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

export function evolveCandidate(candidate: CandidateState, event: CandidateEvent, at: Instant): CandidateState {
  switch (event.type) {
    case 'CandidateEnrolled':
      return candidate;
    case 'IdentityChecked':
      return welcome(candidate, { identity: { how: event.how, at } });
    case 'AttendanceSigned':
      return welcome(candidate, { attendanceAt: at });
    case 'CandidateSeated':
      return welcome(candidate, { seated: { seat: event.seat, at } });
    case 'WelcomeStepUndone':
      return welcome(candidate, UNDONE[event.step]);
    case 'CorrectionNoted':
      return { ...candidate, correction: { person: event.personId, accepted: false } };
    case 'CorrectionAccepted':
      return { ...candidate, correction: { person: event.personId, accepted: true } };
    case 'CandidateJoined':
      return { ...candidate, holder: { device: event.deviceId, joinedAt: at, link: null, lapsed: false } };
    case 'GraceLapsed':
      return { ...candidate, holder: candidate.holder && { ...candidate.holder, lapsed: true } };
    case 'ResumeAsked':
      return { ...candidate, request: asked(candidate, event, at) };
    case 'ResumeAuthorised':
      return authorised(candidate, event, at);
    case 'ResumeRefused':
      return turnedAway(candidate, event, at);
    case 'LinkTaken':
      return linked(candidate, event, at);
    case 'LinkLost':
      return unlinked(candidate, event, at);
    case 'TestResumed':
      return { ...candidate, resumed: { at, fresh: true } };
    case 'PresenceConfirmed':
      return { ...candidate, confirmedAt: at };
    case 'PresenceCancelled':
    case 'PresenceLapsed':
      return { ...candidate, confirmedAt: null };
    case 'CodeRefused':
      return event.why === 'wrong' ? wrongCode(candidate, at) : { ...candidate, earlyTries: candidate.earlyTries + 1 };
    case 'TestStarted':
      return started(candidate, event, at);
    case 'ChallengeAnswered':
      return done(candidate, { challenge: event.challengeId, how: 'answered' }, at);
    case 'ChallengePassed':
      return done(candidate, { challenge: event.challengeId, how: 'passed' }, at);
    case 'AlertRaised':
      return called(candidate, { alert: { challenge: event.challengeId, reason: event.reason, since: at } });
    case 'AlertValidated':
      return validated(candidate, event, at);
    case 'AlertDismissed':
      return called(candidate, { alert: null });
    case 'IssueReported':
      return reported(candidate, event, at);
    case 'HandRaised':
      return called(candidate, { handSince: at });
    case 'HandLowered':
      return called(candidate, { handSince: null });
    case 'CallAcknowledged':
      return called(candidate, { acknowledgedAt: at });
    case 'CandidateLeftRoom':
      return { ...candidate, outSince: at };
    case 'CandidateReturned':
      return { ...candidate, outSince: null };
    case 'TimeGranted':
      return granted(candidate, event, at);
    case 'TimeAcknowledged':
      return { ...candidate, granted: candidate.granted && { ...candidate.granted, seenAt: at } };
    case 'TestPaused':
      return { ...candidate, pausedSince: at };
    case 'TestUnpaused':
      return unpaused(candidate, at);
    case 'TimeUp':
      return test(candidate, (paper) => ({ phase: 'timeUp', paper, since: at }));
    case 'EndScreenShown':
      return test(candidate, (paper) => ({ phase: 'endScreen', paper, shownAt: at }));
    case 'EndScreenWitnessed':
      return atEnd(candidate, (paper, shownAt) => ({ phase: 'witnessed', paper, shownAt, witnessedAt: at }));
    case 'WitnessUndone':
      return atEnd(candidate, (paper, shownAt) => ({ phase: 'endScreen', paper, shownAt }));
    case 'CandidateSignedOut':
      return signedOut(candidate, at);
    case 'TestClosed':
      return closed(candidate, event, at);
    default:
      return event satisfies never;
  }
}

const UNDONE = { identity: { identity: null }, attendance: { attendanceAt: null }, seat: { seated: null } } as const;

const welcome = (candidate: CandidateState, steps: Partial<CandidateState['welcome']>): CandidateState => ({
  ...candidate,
  welcome: { ...candidate.welcome, ...steps },
});

function asked(candidate: CandidateState, event: Event<'ResumeAsked'>, at: Instant): CandidateState['request'] {
  const own = candidate.holder?.device === event.deviceId ? candidate.holder.link : null;
  return { device: event.deviceId, since: at, why: event.why, link: own };
}

function authorised(candidate: CandidateState, event: Event<'ResumeAuthorised'>, at: Instant): CandidateState {
  const link = candidate.request?.link ?? null;
  // Away just now: the grace counts from the word that was given, not from a loss before it.
  const from = link && !link.on ? { ...link, since: at } : link;
  return { ...candidate, request: null, holder: { device: event.deviceId, joinedAt: at, link: from, lapsed: false } };
}

/** A browser that is turned away holds nothing any more: it joins again, and asks again. */
function turnedAway(candidate: CandidateState, { deviceId }: Event<'ResumeRefused'>, at: Instant): CandidateState {
  const { holder } = candidate;
  if (!holder || holder.device === deviceId) return { ...candidate, holder: null, request: null };
  // The holder that waits behind the other browser's request asks again in its place.
  const request = { device: holder.device, since: at, why: 'graceLapsed', link: holder.link } as const;
  return { ...candidate, request: holder.lapsed ? request : null };
}

/** Nobody waits at the door of a session that is over, nor for help. */
export const doorClosed = (candidate: CandidateState, at: Instant): CandidateState => ({
  ...callOver(candidate, at),
  request: null,
  holder: candidate.holder && { ...candidate.holder, lapsed: false },
});

function linked(candidate: CandidateState, event: Event<'LinkTaken'>, at: Instant): CandidateState {
  const link: Link = { on: true, connection: event.connectionId, node: event.nodeId, since: at };
  return onBoth(candidate, event.deviceId, () => link);
}

function unlinked(candidate: CandidateState, event: Event<'LinkLost'>, at: Instant): CandidateState {
  const lost: Link = { on: false, since: at, cause: event.cause };
  return onBoth(candidate, null, (link) => (link?.on && link.connection === event.connectionId ? lost : link));
}

/** The holder and the waiting request may be one browser: both links change together. */
function onBoth(
  candidate: CandidateState,
  device: string | null,
  change: (link: Link | null) => Link | null,
): CandidateState {
  const of = <T extends { device: string; link: Link | null }>(seat: T | null): T | null =>
    seat && (device === null || seat.device === device) ? { ...seat, link: change(seat.link) } : seat;
  return { ...candidate, holder: of(candidate.holder), request: of(candidate.request) };
}

const wrongCode = (candidate: CandidateState, at: Instant): CandidateState => ({
  ...candidate,
  wrongCodes: { count: (candidate.wrongCodes?.count ?? 0) + 1, lastAt: at },
});

const started = (candidate: CandidateState, event: Event<'TestStarted'>, at: Instant): CandidateState => ({
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
  lastAnswerAt: null,
});

const NO_CALL: Call = { alert: null, handSince: null, acknowledgedAt: null };

/** A call ends with the last of what it was made of. */
function called(candidate: CandidateState, change: Partial<Call>): CandidateState {
  const call = { ...(candidate.call ?? NO_CALL), ...change };
  return { ...candidate, call: call.alert || call.handSince !== null ? call : null };
}

/** R7: another challenge in the place of the one that failed; without a spare it is neutralised. */
function validated(candidate: CandidateState, event: Event<'AlertValidated'>, at: Instant): CandidateState {
  const free = called(candidate, { alert: null });
  const paper = paperOf(free);
  const isCurrent = paper?.challenges[paper.done.length] === event.challengeId;
  if (!isCurrent || (free.test.phase !== 'running' && free.test.phase !== 'timeUp')) return free;
  if (event.replacement === null) return done(free, { challenge: event.challengeId, how: 'neutralised' }, at);
  const { replacement } = event;
  const challenges = paper.challenges.map((one, place) => (place === paper.done.length ? replacement : one));
  const spares = paper.spares.filter((one) => one !== replacement);
  return { ...free, test: { ...free.test, paper: { ...paper, challenges, spares } } };
}

/** T5: who was stopped goes on where they stand. */
function granted(candidate: CandidateState, { ms, reopens }: Event<'TimeGranted'>, at: Instant): CandidateState {
  const credited = (candidate.credited + ms) as Duration;
  const more = { ...candidate, credited, granted: { ms, at, seenAt: null } };
  return reopens ? test(more, (paper) => ({ phase: 'running', paper })) : more;
}

/** T9: by exactly the length of the pause. */
function unpaused(candidate: CandidateState, at: Instant): CandidateState {
  if (candidate.pausedSince === null) return candidate;
  const paused = (candidate.paused + (at - candidate.pausedSince)) as Duration;
  return { ...candidate, paused, pausedSince: null, unpausedAt: at };
}

const reported = (
  candidate: CandidateState,
  { category, challengeId }: Event<'IssueReported'>,
  at: Instant,
): CandidateState => ({
  ...candidate,
  reports: [...candidate.reports, { category, challenge: challengeId, at }],
});

/** Who is done neither waits for help nor is awaited back; an open alert still wants its word (R7). */
function callOver(candidate: CandidateState, at: Instant): CandidateState {
  return unpaused({ ...called(candidate, { handSince: null }), outSince: null }, at);
}

/** The last challenge done finishes the test; a challenge done after the stop leaves it stopped. */
function done(candidate: CandidateState, one: Done, at: Instant): CandidateState {
  const resumed = candidate.resumed && { ...candidate.resumed, fresh: false };
  return test({ ...candidate, resumed }, (before) => {
    const paper: Paper = { ...before, done: [...before.done, one], lastAnswerAt: at };
    if (paper.done.length >= paper.challenges.length) return { phase: 'finished', paper, at };
    return candidate.test.phase === 'timeUp' ? { ...candidate.test, paper } : { phase: 'running', paper };
  });
}

function test(candidate: CandidateState, next: (paper: Paper) => Test): CandidateState {
  const paper = paperOf(candidate);
  return paper ? { ...candidate, test: next(paper) } : candidate;
}

function atEnd(candidate: CandidateState, next: (paper: Paper, shownAt: Instant) => Test): CandidateState {
  return 'shownAt' in candidate.test
    ? { ...candidate, test: next(candidate.test.paper, candidate.test.shownAt) }
    : candidate;
}

function signedOut(candidate: CandidateState, at: Instant): CandidateState {
  if (candidate.test.phase !== 'witnessed') return candidate;
  return {
    ...callOver(candidate, at),
    holder: null,
    request: null,
    test: { ...candidate.test, phase: 'signedOut', at },
  };
}

const closed = (candidate: CandidateState, event: Event<'TestClosed'>, at: Instant): CandidateState => ({
  ...doorClosed(candidate, at),
  test: { phase: 'closed', paper: paperOf(candidate), how: event.how, reason: event.reason, at },
});
