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
import type { SessionView, Tile } from '@vigie/protocol';

/** What the invigilator sees of one candidate. No name: the roster brings those. */
export function tileOf(state: SessionState, candidate: CandidateState, seq: number): Tile {
  const { welcome, test, request } = candidate;
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
    correction: candidate.correction && (candidate.correction.accepted ? 'accepted' : 'noted'),
    joiningLinkUntil: candidate.joiningLink?.until ?? null,
    joinedAt: candidate.holder?.joinedAt ?? null,
    post: candidate.holder?.post ?? null,
    link: linkOf(candidate.holder?.link ?? null),
    confirmedAt: candidate.confirmedAt,
    lapsesAt: lapseFor(state, candidate),
    wrongCodes: candidate.wrongCodes?.count ?? 0,
    request: request && requestOf(request),
    resumedAt: candidate.resumed?.at ?? null,
    deadlineAt: deadlineFor(state, candidate),
    extraMinutes: extraMinutes(candidate.extraTime, state.rules.durationMinutes),
    late: candidate.late && lateOf(candidate.late, paperOf(candidate)),
    lost: candidate.lost && lostOf(candidate.lost),
    outSince: candidate.outSince,
    grantedMs: candidate.credited,
    granted: candidate.granted,
    announcements: candidate.announcements.length > 0 ? candidate.announcements.map(announcementOf) : null,
    pausedSince: candidate.pausedSince,
    reports: candidate.reports.filter(({ withdrawn }) => !withdrawn).length,
    endScreenAt: 'shownAt' in test ? test.shownAt : null,
    witnessedAt: test.phase === 'witnessed' || test.phase === 'signedOut' ? test.witnessedAt : null,
    signedOutAt: test.phase === 'signedOut' ? test.at : null,
    closed: test.phase === 'closed' ? { how: test.how, reason: test.reason, at: test.at } : null,
    // Last: what comes after a spread is set field by field.
    ...(candidate.moving && { moving: candidate.moving }),
    ...progressOf(candidate),
    ...nearEndOf(state, candidate),
    ...callOf(candidate),
    ...(candidate.focusLost && { focusLost: focusLostOf(candidate.focusLost) }),
  };
}

/** T3, T4: absent from most tiles, most of the time. */
function nearEndOf(state: SessionState, candidate: CandidateState): Pick<Tile, 'warned' | 'closesAt'> {
  const { test, warned } = candidate;
  if (test.phase === 'running') return warned ? { warned } : {};
  const at = test.phase === 'timeUp' ? closesAt(state, candidate) : null;
  return at === null ? {} : { closesAt: at };
}

const requestOf = ({ why, since, link, post }: ResumeRequest): Tile['request'] => ({
  why,
  since,
  linked: link?.on ?? false,
  ...(post !== null && { post }),
});

const linkOf = (link: Link | null): Tile['link'] =>
  link && { on: link.on, since: link.since, cause: link.on ? null : link.cause };

type CallFields = Pick<Tile, 'alert' | 'handSince' | 'callAcknowledgedAt' | 'callAcknowledgedBy'>;
function callOf(candidate: CandidateState): CallFields {
  const { alert = null, handSince = null, acknowledgedAt = null, acknowledgedBy = null } = candidate.call ?? {};
  return {
    alert: alert && alertOf(alert, paperOf(candidate)),
    handSince,
    callAcknowledgedAt: acknowledgedAt,
    callAcknowledgedBy: acknowledgedBy,
  };
}

const lateOf = ({ kept, counted, admitted }: Late, paper: Paper | null): Tile['late'] => ({
  kept: kept.map(({ challenge, at, why }) => ({ number: numberOf(challenge, paper), at, why })),
  counted,
  admitted,
});

const lostOf = ({ network, server, alert, credited, open }: LostTime): Tile['lost'] => ({
  network,
  server,
  alert,
  credited,
  open,
});

const focusLostOf = ({ times, totalMs, last }: FocusLosses): Tile['focusLost'] => ({
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

const alertOf = ({ challenge, reason, since }: LiveAlert, paper: Paper | null): Tile['alert'] => ({
  challengeId: challenge,
  number: numberOf(challenge, paper),
  reason,
  since,
});

function progressOf(candidate: CandidateState): Pick<Tile, 'startedAt' | 'progress' | 'lastAnswerAt'> {
  const paper = paperOf(candidate);
  if (!paper) return { startedAt: null, progress: null, lastAnswerAt: null };
  const passed = paper.done.filter(({ how }) => how === 'passed').length;
  return {
    startedAt: paper.startedAt,
    progress: { done: paper.done.length, passed, total: paper.challenges.length },
    lastAnswerAt: paper.lastAnswerAt,
  };
}

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
