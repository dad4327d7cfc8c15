import type { CandidateEvent } from '../session/events.js';
import type { Instant } from '../time/instant.js';
import { received } from './announcements.js';
import { called, callOver, settled, validated } from './call-steps.js';
import { granted, unpaused } from './clock-steps.js';
import { focusLost } from './focus.js';
import { handed } from './joining-link.js';
import { admitted, countedLate, forgotten, keptLate } from './late-answers.js';
import { accounted, credited } from './lost-time.js';
import { asked, authorised, isLinked, joined, linked, turnedAway, unlinked } from './seat-steps.js';
import { paperOf } from './phase.js';
import { awaited } from './places.js';
import { edited, reported, withdrawn } from './report-steps.js';
import type { AbandonReason, CandidateState } from './state.js';
import { atEnd, done, onTest, started } from './test-steps.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;

export function evolveCandidate(candidate: CandidateState, event: CandidateEvent, at: Instant): CandidateState {
  return accounted(candidate, changed(candidate, event, at), event, at);
}

function changed(candidate: CandidateState, event: CandidateEvent, at: Instant): CandidateState {
  switch (event.type) {
    case 'CandidateEnrolled':
    case 'DetailsRevised':
    case 'CandidateRemoved':
    case 'NotCertifiableAllowed':
      return candidate;
    case 'ExtraTimeRevised':
      return { ...candidate, extraTime: event.extraTime };
    case 'CorrectionApplied':
      return { ...candidate, correction: null };
    case 'IdentityChecked':
      return welcome(candidate, { identity: { how: event.how, at } });
    case 'AttendanceSigned':
      return welcome(candidate, { attendanceAt: at });
    case 'CandidateSeated':
      return welcome(candidate, { seated: { seat: event.seat, at } });
    case 'MoveAwaited':
      return { ...candidate, moving: awaited(event, at) };
    case 'MoveCancelled':
      return { ...candidate, moving: null };
    case 'WelcomeStepUndone':
      return welcome(candidate, UNDONE[event.step]);
    case 'CorrectionNoted':
      return { ...candidate, correction: { person: event.personId, accepted: false } };
    case 'CorrectionAccepted':
      return { ...candidate, correction: { person: event.personId, accepted: true } };
    case 'JoiningLinkHanded':
      return { ...candidate, joiningLink: handed(event, at) };
    case 'JoiningLinkUsed':
      return { ...candidate, joiningLink: null };
    case 'CandidateJoined':
      return { ...candidate, holder: joined(event, at), moving: null };
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
      return answered(candidate, event, at);
    case 'LateAnswerKept':
      return keptLate(candidate, event, at);
    case 'LateAnswersAdmitted':
      return admitted(candidate, event, at);
    case 'ChallengePassed':
      return done(candidate, { challenge: event.challengeId, how: 'passed' }, at);
    case 'AlertRaised':
      return called(candidate, { alert: { challenge: event.challengeId, reason: event.reason, since: at } });
    case 'AlertValidated':
      return validated(candidate, event, at);
    case 'AlertDismissed':
      return settled(candidate, 'dismissed', event);
    case 'IssueReported':
      return reported(candidate, event, at);
    case 'IssueReportEdited':
      return edited(candidate, event);
    case 'IssueReportWithdrawn':
      return withdrawn(candidate, event);
    case 'HandRaised':
      return called(candidate, { handSince: at });
    case 'HandLowered':
      return called(candidate, { handSince: null });
    case 'CallAcknowledged':
      return called(candidate, { acknowledgedAt: at, acknowledgedBy: event.by ?? null });
    case 'CandidateLeftRoom':
      return { ...candidate, outSince: at };
    case 'CandidateReturned':
      return { ...candidate, outSince: null };
    case 'FocusLost':
      return { ...candidate, focusLost: focusLost(candidate.focusLost, event) };
    case 'TimeGranted':
      return granted(candidate, event, at);
    case 'LostTimeCredited':
      return granted(credited(candidate, event.ms), event, at);
    case 'TimeAcknowledged':
      return { ...candidate, granted: candidate.granted && { ...candidate.granted, seenAt: at } };
    case 'AnnouncementShown':
    case 'AnnouncementAcknowledged':
      return received(candidate, event, at);
    case 'TestPaused':
      return { ...candidate, pausedSince: at };
    case 'TestUnpaused':
      return unpaused(candidate, at);
    case 'TimeWarned':
      return { ...candidate, warned: { minutes: event.minutes, at } };
    case 'TimeUp':
      return onTest(candidate, (paper) => ({ phase: 'timeUp', paper, since: at, linked: isLinked(candidate) }));
    case 'EndScreenShown':
      return onTest(candidate, (paper) => ({ phase: 'endScreen', paper, shownAt: at }));
    case 'EndScreenWitnessed':
      return witnessed(candidate, at);
    case 'WitnessUndone':
      return atEnd(candidate, (paper, shownAt) => ({ phase: 'endScreen', paper, shownAt }));
    case 'CandidateSignedOut':
      return signedOut(candidate, at);
    case 'AbortReasonGiven':
      return reasoned(candidate, event.reason);
    case 'PresenceCorrected':
      return { ...candidate, presence: event.isPresent };
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

/** Nobody waits at the door of a session that is over, nor for help. */
export const doorClosed = (candidate: CandidateState, at: Instant): CandidateState => ({
  ...callOver(candidate, at),
  confirmedAt: null,
  request: null,
  moving: null,
  holder: candidate.holder && { ...candidate.holder, lapsed: false },
});

const wrongCode = (candidate: CandidateState, at: Instant): CandidateState => ({
  ...candidate,
  wrongCodes: { count: (candidate.wrongCodes?.count ?? 0) + 1, lastAt: at },
});

/** T4: given before the deadline, and arrived within the grace after it. */
function answered(candidate: CandidateState, event: Event<'ChallengeAnswered'>, at: Instant): CandidateState {
  const next = done(forgotten(candidate, event.challengeId), { challenge: event.challengeId, how: 'answered' }, at);
  return event.claimedAt === undefined ? next : countedLate(next, event.claimedAt);
}

/** F2: seen on paper only, the end screen counts from the last challenge. */
function witnessed(candidate: CandidateState, at: Instant): CandidateState {
  const { test } = candidate;
  if (test.phase === 'finished')
    return { ...candidate, test: { phase: 'witnessed', paper: test.paper, shownAt: test.at, witnessedAt: at } };
  return atEnd(candidate, (paper, shownAt) => ({ phase: 'witnessed', paper, shownAt, witnessedAt: at }));
}

const reasoned = (candidate: CandidateState, reason: AbandonReason | null): CandidateState =>
  candidate.test.phase === 'closed'
    ? { ...candidate, test: { ...candidate.test, reason } }
    : { ...candidate, notStartedReason: reason };

function signedOut(candidate: CandidateState, at: Instant): CandidateState {
  if (candidate.test.phase !== 'witnessed') return candidate;
  return {
    ...callOver(candidate, at),
    holder: null,
    request: null,
    moving: null,
    test: { ...candidate.test, phase: 'signedOut', at },
  };
}

const closed = (candidate: CandidateState, event: Event<'TestClosed'>, at: Instant): CandidateState => ({
  ...doorClosed(candidate, at),
  test: { phase: 'closed', paper: paperOf(candidate), how: event.how, reason: event.reason, at },
});
