import {
  autoCloseMinutes,
  closesAt,
  deadlineFor,
  extraMinutes,
  lapseFor,
  launchedAt,
  paperOf,
  roundMinutes,
  situationOf,
  stopPolicy,
  type Announcement,
  type CandidateState,
  type ChallengeId,
  type FocusLosses,
  type Late,
  type Link,
  type LiveAlert,
  type LostTime,
  type Outage,
  type Paper,
  type ResumeRequest,
  type SessionState,
} from '@vigie/domain';
import type { SentTile, SessionView } from '@vigie/protocol';

/**
 * What the invigilator sees of one candidate. No name: the roster brings those. What is undefined is not written: two
 * thirds of most tiles (ADR 8).
 */
export function tileOf(state: SessionState, candidate: CandidateState, seq: number): SentTile {
  const { welcome, test, request, call } = candidate;
  const paper = paperOf(candidate);
  return {
    seq,
    candidateId: candidate.id,
    situation: situationOf(candidate, state.phase.name),
    welcome: {
      identity: welcome.identity?.how ?? null,
      attendance: welcome.attendanceAt !== null,
      seated: welcome.seated !== null,
      seat: welcome.seated?.seat ?? null,
    },
    correction: candidate.correction ? (candidate.correction.accepted ? 'accepted' : 'noted') : undefined,
    joiningLinkUntil: candidate.joiningLink?.until,
    joinedAt: candidate.holder?.joinedAt,
    post: candidate.holder?.post ?? undefined,
    link: linkOf(candidate.holder?.link),
    confirmedAt: candidate.confirmedAt ?? undefined,
    lapsesAt: lapseFor(state, candidate) ?? undefined,
    wrongCodes: candidate.wrongCodes?.count ?? 0,
    request: request ? requestOf(request) : undefined,
    startedAt: paper?.startedAt,
    progress: paper ? progressOf(paper) : undefined,
    lastAnswerAt: paper?.lastAnswerAt ?? undefined,
    resumedAt: candidate.resumed?.at,
    deadlineAt: deadlineFor(state, candidate) ?? undefined,
    extraMinutes: extraMinutes(candidate.extraTime, state.rules.durationMinutes),
    alert: call?.alert ? alertOf(call.alert, paper) : undefined,
    handSince: call?.handSince ?? undefined,
    callAcknowledgedAt: call?.acknowledgedAt ?? undefined,
    callAcknowledgedBy: call?.acknowledgedBy ?? undefined,
    late: candidate.late ? lateOf(candidate.late, paper) : undefined,
    lost: candidate.lost ? lostOf(candidate.lost) : undefined,
    outSince: candidate.outSince ?? undefined,
    grantedMs: candidate.credited,
    granted: candidate.granted ?? undefined,
    announcements: candidate.announcements.length > 0 ? candidate.announcements.map(announcementOf) : undefined,
    pausedSince: candidate.pausedSince ?? undefined,
    reports: candidate.reports.filter(({ withdrawn }) => !withdrawn).length,
    endScreenAt: 'shownAt' in test ? test.shownAt : undefined,
    witnessedAt: test.phase === 'witnessed' || test.phase === 'signedOut' ? test.witnessedAt : undefined,
    signedOutAt: test.phase === 'signedOut' ? test.at : undefined,
    closed: test.phase === 'closed' ? { how: test.how, reason: test.reason, at: test.at } : undefined,
    // Last: what comes after a spread is set field by field.
    ...(candidate.moving && { moving: candidate.moving }),
    ...nearEndOf(state, candidate),
    ...(candidate.focusLost && { focusLost: focusLostOf(candidate.focusLost) }),
  };
}

/** T3, T4: absent from most tiles, most of the time. */
function nearEndOf(state: SessionState, candidate: CandidateState): Pick<SentTile, 'warned' | 'closesAt'> {
  const { test, warned } = candidate;
  if (test.phase === 'running') return warned ? { warned } : {};
  const at = test.phase === 'timeUp' ? closesAt(state, candidate) : null;
  return at === null ? {} : { closesAt: at };
}

const requestOf = ({ why, since, link, post }: ResumeRequest): SentTile['request'] => ({
  why,
  since,
  linked: link?.on ?? false,
  ...(post !== null && { post }),
});

const linkOf = (link: Link | null | undefined): SentTile['link'] =>
  link ? { on: link.on, since: link.since, cause: link.on ? null : link.cause } : undefined;

const lateOf = ({ kept, counted, admitted }: Late, paper: Paper | null): SentTile['late'] => ({
  kept: kept.map(({ challenge, at, why }) => ({ number: numberOf(challenge, paper), at, why })),
  counted,
  admitted,
});

const lostOf = ({ network, server, alert, credited, open }: LostTime): SentTile['lost'] => ({
  network,
  server,
  alert,
  credited,
  open,
});

const focusLostOf = ({ times, totalMs, last }: FocusLosses): SentTile['focusLost'] => ({
  times,
  totalMs,
  lastAt: last.backAt,
  lastMs: last.forMs,
});

const announcementOf = ({ note: id, at, shownAt, acknowledgedAt }: Announcement) => ({
  id,
  at,
  shownAt,
  acknowledgedAt,
});

/** The place of a challenge in the paper, from 1. */
const numberOf = (challenge: ChallengeId, paper: Paper | null): number =>
  (paper?.challenges.indexOf(challenge) ?? -1) + 1;

const alertOf = ({ challenge, reason, since }: LiveAlert, paper: Paper | null): SentTile['alert'] => ({
  challengeId: challenge,
  number: numberOf(challenge, paper),
  reason,
  since,
});

const progressOf = ({ done, challenges }: Paper): SentTile['progress'] => ({
  done: done.length,
  passed: done.filter(({ how }) => how === 'passed').length,
  total: challenges.length,
});

const outageOf = ({ cause, startedAt, endedAt, candidates }: Outage): SessionView['outages'][number] => ({
  cause,
  startedAt,
  endedAt,
  candidateIds: [...candidates],
});

export function sessionViewOf(state: SessionState): Omit<SessionView, 'rosterVersion'> {
  const { phase } = state;
  return {
    phase: phase.name,
    launchedAt: launchedAt(state),
    endedAt: phase.name === 'ended' ? phase.endedAt : null,
    endedBy: phase.name === 'ended' ? phase.by : null,
    invigilatorId: state.invigilator,
    durationMinutes: state.rules.durationMinutes,
    clockPolicy: state.rules.clockPolicy,
    stopPolicy: stopPolicy(state),
    autoCloseMinutes: autoCloseMinutes(state),
    outages: state.outages.map(outageOf),
    ...(state.watches.length > 0 && { watches: state.watches.map(({ by, rows }) => ({ by, rows: [...rows] })) }),
    rowRoundAt: state.rowRoundAt,
    roundMinutes: roundMinutes(state),
  };
}
