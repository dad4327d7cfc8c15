import {
  AHEAD,
  deadlineFor,
  lapseFor,
  launchedAt,
  paperOf,
  placeInQueue,
  stopPolicy,
  type Call,
  type CandidateState,
  type DeviceId,
  type Granted,
  type Holder,
  type Instant,
  type SessionState,
} from '@vigie/domain';
import type { CallView, LateView, SeatScreen, SeatView } from '@vigie/protocol';

type TestScreen = Extract<SeatScreen, { screen: 'test' }>;

/** Challenges by their ids, so that no text is copied with every answer. */
export type StoredTest = Omit<TestScreen, 'challenges'>;
/** The screen of a device as it is stored. */
export type StoredScreen = Exclude<SeatScreen, { screen: 'test' }> | StoredTest;

/** A screen, and what stands beside any: the call (R7), late answers (T4), an exit (R13), a change of time (T5), announcements (A1), a pause (T9). */
export type StoredSeat = StoredScreen & Aside;
interface Aside {
  call?: CallView;
  late?: LateView;
  outSince?: Instant;
  granted?: Granted;
  announcements?: SeatView['announcements'];
  pausedSince?: Instant;
}

/** What each browser of a candidate shows, as it is stored. A device that is not named has been replaced. */
export type Seats = Record<DeviceId, StoredSeat>;
export interface DeviceSeat {
  device: DeviceId;
  seat: StoredSeat;
}

/** One browser, or two while another asks to take the test over. */
export function seatsOf(state: SessionState, candidate: CandidateState): DeviceSeat[] {
  const { holder, request } = candidate;
  const seats: DeviceSeat[] = [];
  if (holder) seats.push({ device: holder.device, seat: heldBy(state, candidate, holder) });
  if (!request) return seats;
  const { device, why, since } = request;
  // A browser that asks for what it holds itself waits like any other.
  return [...seats.filter((one) => one.device !== device), { device, seat: { screen: 'resume', why, since } }];
}

const heldBy = (state: SessionState, candidate: CandidateState, { lapsed }: Holder): StoredSeat => ({
  ...(lapsed ? behindAnother(candidate) : screenOf(state, candidate)),
  ...asideOf(state, candidate),
});

/** `Seats` as JSON, by hand: ids as the keys of an object cost V8 much (`by-id.ts`). */
export const storedSeats = (seats: readonly DeviceSeat[]): string =>
  `{${seats.map(({ device, seat }) => `"${device}":${JSON.stringify(seat)}`).join()}}`;

function asideOf(state: SessionState, candidate: CandidateState): Aside {
  const { call, late, outSince, granted, pausedSince } = candidate;
  const announcements = unread(candidate);
  return {
    ...(call && { call: callView(state, candidate, call) }),
    ...(late && { late: { kept: late.kept.length, counted: late.counted, admitted: late.admitted } }),
    ...(outSince !== null && { outSince }),
    ...(granted && { granted }),
    ...(announcements.length > 0 && { announcements }),
    ...(pausedSince !== null && { pausedSince }),
  };
}

const unread = ({ announcements }: CandidateState): SeatView['announcements'] =>
  announcements
    .filter(({ acknowledgedAt }) => acknowledgedAt === null)
    .map(({ note: id, at, shownAt }) => ({ id, at, shownAt }));

function callView(
  state: SessionState,
  candidate: CandidateState,
  { alert, handSince, acknowledgedAt }: Call,
): CallView {
  const shown = alert && { challengeId: alert.challenge, reason: alert.reason, since: alert.since };
  return { alert: shown, handSince, acknowledgedAt, place: placeInQueue(state, candidate)! };
}

/** Back after the grace, while another browser asks: it waits too. */
const behindAnother = ({ holder, request }: CandidateState): StoredScreen => ({
  screen: 'resume',
  why: 'graceLapsed',
  since: request?.since ?? holder!.joinedAt,
});

function screenOf(state: SessionState, candidate: CandidateState): StoredScreen {
  const { test } = candidate;
  switch (test.phase) {
    case 'awaited':
      return beforeStart(state, candidate);
    case 'running':
    case 'timeUp':
      return atTest(state, candidate);
    case 'closed':
      return { screen: 'closed', how: test.how };
    case 'signedOut':
      return { screen: 'signedOut' };
    default:
      return atEnd(candidate, 'shownAt' in test ? test.shownAt : null, 'witnessedAt' in test ? test.witnessedAt : null);
  }
}

function beforeStart(state: SessionState, candidate: CandidateState): StoredScreen {
  const { name } = state.phase;
  if (name === 'cancelled') return { screen: 'over', why: 'cancelled' };
  if (name === 'ended' || name === 'finalised' || name === 'published') return { screen: 'over', why: 'ended' };
  const launched = launchedAt(state) !== null;
  if (launched && candidate.confirmedAt !== null) return { screen: 'code', lapsesAt: lapseFor(state, candidate) };
  const { identity, attendanceAt } = candidate.welcome;
  return {
    screen: 'waiting',
    identity: identity !== null && identity.how !== 'refused',
    attendance: attendanceAt !== null,
    confirmed: candidate.confirmedAt !== null,
    launched,
  };
}

function atTest(state: SessionState, candidate: CandidateState): StoredScreen {
  const paper = paperOf(candidate)!;
  const isRunning = candidate.test.phase === 'running';
  const isIndicated = stopPolicy(state) === 'indicate';
  const [challengeId, ...upcomingIds] = paper.challenges.slice(paper.done.length, paper.done.length + 1 + AHEAD);
  return {
    screen: 'test',
    challengeId: challengeId!,
    upcomingIds,
    done: paper.done.length,
    total: paper.challenges.length,
    deadlineAt: deadlineFor(state, candidate)!,
    lastAnswerAt: paper.lastAnswerAt,
    resumedAt: candidate.resumed?.at ?? null,
    mayAnswer: isRunning || isIndicated,
    ...(isIndicated && { stopPolicy: 'indicate' as const }),
    ...(isRunning && candidate.warned && { warned: candidate.warned }),
  };
}

function atEnd(candidate: CandidateState, shownAt: Instant | null, witnessedAt: Instant | null): StoredScreen {
  const { done, challenges } = paperOf(candidate)!;
  const answered = done.filter(({ how }) => how === 'answered').length;
  return { screen: 'end', answered, done: done.length, total: challenges.length, shownAt, witnessedAt };
}
