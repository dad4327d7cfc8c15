import type { CandidateId, ChallengeId, DeviceId, JoiningLinkId, NoteId, PersonId } from '../session/ids.js';
import type { Duration, Instant } from '../time/instant.js';
import type { AlertReason } from './alert-reasons.js';
import type { Situation } from './situation.js';
import { enrolled, type CandidateState, type ClosedHow, type IdentityHow, type Paper, type Test } from './state.js';

type Shown<Kept> = Kept | null;

/** What the room's screens are shown of a candidate, as far as an invigilator's order hangs on it. */
export interface ShownCandidate {
  readonly candidateId: string;
  readonly situation: Situation;
  readonly welcome: {
    readonly identity: Shown<IdentityHow>;
    readonly attendance: boolean;
    readonly seated: boolean;
    readonly seat: string | null;
  };
  readonly correction: Shown<'noted' | 'accepted'>;
  readonly joinedAt: Shown<number>;
  readonly post: string | null;
  readonly moving?: { readonly post: string; readonly since: number } | undefined;
  readonly confirmedAt: Shown<number>;
  readonly request: Shown<{ readonly why: 'graceLapsed' | 'otherDevice'; readonly since: number }>;
  readonly startedAt: Shown<number>;
  readonly progress: Shown<{ readonly done: number; readonly total: number }>;
  readonly deadlineAt: Shown<number>;
  readonly extraMinutes: number;
  readonly grantedMs: number;
  readonly alert: Shown<{ readonly challengeId: string; readonly reason: AlertReason; readonly since: number }>;
  readonly handSince: Shown<number>;
  readonly callAcknowledgedAt: Shown<number>;
  readonly callAcknowledgedBy: Shown<string>;
  readonly late: Shown<{ readonly kept: readonly { readonly number: number; readonly at: number }[] }>;
  readonly lost: Shown<Record<'network' | 'server' | 'alert' | 'credited', number>>;
  readonly outSince: Shown<number>;
  readonly pausedSince: Shown<number>;
  readonly endScreenAt: Shown<number>;
  readonly witnessedAt: Shown<number>;
  readonly signedOutAt: Shown<number>;
  readonly closed: Shown<{ readonly how: ClosedHow; readonly at: number }>;
}

/**
 * A state of which the rules say of every order what they say of the true one: what is shown of it stands in it, and what no
 * order of an invigilator looks at (devices, connections, answers) is made up.
 */
export function candidateShown(shown: ShownCandidate, now: Instant): CandidateState {
  const { welcome, joinedAt, request, correction } = shown;
  return {
    ...enrolled(shown.candidateId as CandidateId, { kind: 'minutes', value: shown.extraMinutes }),
    welcome: {
      identity: welcome.identity && { how: welcome.identity, at: now },
      attendanceAt: welcome.attendance ? now : null,
      seated: welcome.seated ? { seat: welcome.seat, at: now } : null,
    },
    correction: correction && { person: SOMEBODY, accepted: correction === 'accepted' },
    holder:
      joinedAt === null
        ? null
        : { device: DEVICE, joinedAt: at(joinedAt), link: null, lapsed: false, post: shown.post },
    moving: shown.moving ? { post: shown.moving.post, since: at(shown.moving.since) } : null,
    request: request && { device: DEVICE, since: at(request.since), why: request.why, link: null, post: null },
    confirmedAt: shown.confirmedAt === null ? null : at(shown.confirmedAt),
    call: callOf(shown),
    late: shown.late && { kept: keptOf(shown), counted: 0, admitted: 0, claimedAt: null },
    lost: shown.lost && { ...(shown.lost as Record<string, Duration> as Sums), open: null },
    outSince: shown.outSince === null ? null : at(shown.outSince),
    credited: shown.grantedMs as Duration,
    pausedSince: shown.pausedSince === null ? null : at(shown.pausedSince),
    test: testOf(shown, now),
  };
}
type Sums = Record<'network' | 'server' | 'alert' | 'credited', Duration>;
const at = (instant: number): Instant => instant as Instant;
const DEVICE = 'shown' as DeviceId;
const SOMEBODY = 'shown' as PersonId;
/** For an order that is only asked about. */
export const ANY_NOTE = 'shown' as NoteId;
export const ANY_LINK = 'shown' as JoiningLinkId;
export const ANYBODY = SOMEBODY;

function callOf({ alert, handSince, callAcknowledgedAt, callAcknowledgedBy }: ShownCandidate): CandidateState['call'] {
  if (!alert && handSince === null) return null;
  return {
    alert: alert && { challenge: alert.challengeId as ChallengeId, reason: alert.reason, since: at(alert.since) },
    handSince: handSince === null ? null : at(handSince),
    acknowledgedAt: callAcknowledgedAt === null ? null : at(callAcknowledgedAt),
    acknowledgedBy: callAcknowledgedBy as PersonId | null,
  };
}

const keptOf = ({ late }: ShownCandidate) =>
  (late?.kept ?? []).map((one) => ({
    challenge: challengeAt(one.number),
    at: at(one.at),
    claimedAt: null,
    why: 'tooLate' as const,
  }));

/** By its place in the paper, from 1. */
const challengeAt = (number: number): ChallengeId => `challenge-${number}` as ChallengeId;

/** The same for every paper of that length: a room of a thousand is read with every frame. */
const PAPERS = new Map<number, Pick<Paper, 'challenges' | 'done'>>();

function answeredOf(total: number): Pick<Paper, 'challenges' | 'done'> {
  const known = PAPERS.get(total);
  if (known) return known;
  const challenges = Array.from({ length: total }, (_one, n) => challengeAt(n + 1));
  const paper = { challenges, done: challenges.map((challenge) => ({ challenge, how: 'answered' as const })) };
  PAPERS.set(total, paper);
  return paper;
}

/** A late answer stands beside what was passed, never beside what was answered since (T4). */
function paperOf({ startedAt, progress, late }: ShownCandidate): Paper | null {
  if (startedAt === null || !progress) return null;
  const { challenges, done: all } = answeredOf(progress.total);
  const kept = new Set(late?.kept.map(({ number }) => number));
  const answered = all.slice(0, progress.done);
  const done = kept.size === 0 ? answered : answered.map((one, n) => (kept.has(n + 1) ? passed(one) : one));
  return { startedAt: at(startedAt), challenges, spares: [], done, delivered: [], lastAnswerAt: null };
}
const passed = ({ challenge }: Paper['done'][number]) => ({ challenge, how: 'passed' as const });

function testOf(shown: ShownCandidate, now: Instant): Test {
  const { closed, endScreenAt, witnessedAt, signedOutAt } = shown;
  const paper = paperOf(shown);
  if (closed) return { phase: 'closed', paper, how: closed.how, reason: null, at: at(closed.at) };
  if (!paper) return { phase: 'awaited' };
  if (endScreenAt === null) return atWork(shown, paper, now);
  const shownAt = at(endScreenAt);
  if (witnessedAt === null) return { phase: 'endScreen', paper, shownAt };
  const witnessed = { paper, shownAt, witnessedAt: at(witnessedAt) };
  return signedOutAt === null
    ? { phase: 'witnessed', ...witnessed }
    : { phase: 'signedOut', ...witnessed, at: at(signedOutAt) };
}

function atWork(shown: ShownCandidate, paper: Paper, now: Instant): Test {
  if (paper.done.length >= paper.challenges.length) return { phase: 'finished', paper, at: now };
  if (!isTimeUp(shown, now)) return { phase: 'running', paper };
  return { phase: 'timeUp', paper, since: at(shown.deadlineAt ?? now), linked: true };
}

/** Who asks to resume says nothing else: the deadline tells whether their time was up. */
function isTimeUp({ situation, pausedSince, deadlineAt }: ShownCandidate, now: Instant): boolean {
  if (situation !== 'awaitsResume') return situation === 'timeUp';
  return pausedSince === null && deadlineAt !== null && deadlineAt <= now;
}
