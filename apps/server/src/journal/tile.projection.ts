import {
  deadlineFor,
  extraMinutes,
  lapseFor,
  launchedAt,
  paperOf,
  situationOf,
  type CandidateState,
  type Link,
  type LiveAlert,
  type Paper,
  type SessionState,
} from '@vigie/domain';
import type { SessionView, Tile } from '@vigie/protocol';

/** What the invigilator sees of one candidate. No name: the roster brings those. */
export function tileOf(state: SessionState, candidate: CandidateState): Omit<Tile, 'seq'> {
  const { welcome, test, request } = candidate;
  return {
    candidateId: candidate.id,
    situation: situationOf(candidate, state.phase.name),
    welcome: {
      identity: welcome.identity?.how ?? null,
      attendance: welcome.attendanceAt !== null,
      seated: welcome.seated !== null,
      seat: welcome.seated?.seat ?? null,
    },
    correction: candidate.correction && (candidate.correction.accepted ? 'accepted' : 'noted'),
    joinedAt: candidate.holder?.joinedAt ?? null,
    link: linkOf(candidate.holder?.link ?? null),
    confirmedAt: candidate.confirmedAt,
    lapsesAt: lapseFor(state, candidate),
    wrongCodes: candidate.wrongCodes?.count ?? 0,
    request: request && { why: request.why, since: request.since, linked: request.link?.on ?? false },
    ...progressOf(candidate),
    resumedAt: candidate.resumed?.at ?? null,
    deadlineAt: deadlineFor(state, candidate),
    extraMinutes: extraMinutes(candidate.extraTime, state.rules.durationMinutes),
    ...callOf(candidate),
    outSince: candidate.outSince,
    grantedMs: candidate.credited,
    granted: candidate.granted,
    pausedSince: candidate.pausedSince,
    reports: candidate.reports.length,
    endScreenAt: 'shownAt' in test ? test.shownAt : null,
    witnessedAt: test.phase === 'witnessed' || test.phase === 'signedOut' ? test.witnessedAt : null,
    signedOutAt: test.phase === 'signedOut' ? test.at : null,
    closed: test.phase === 'closed' ? { how: test.how, reason: test.reason, at: test.at } : null,
  };
}

const linkOf = (link: Link | null): Tile['link'] =>
  link && { on: link.on, since: link.since, cause: link.on ? null : link.cause };

function callOf(candidate: CandidateState): Pick<Tile, 'alert' | 'handSince' | 'callAcknowledgedAt'> {
  const { alert = null, handSince = null, acknowledgedAt = null } = candidate.call ?? {};
  return { alert: alert && alertOf(alert, paperOf(candidate)), handSince, callAcknowledgedAt: acknowledgedAt };
}

const alertOf = ({ challenge, reason, since }: LiveAlert, paper: Paper | null): Tile['alert'] => ({
  challengeId: challenge,
  number: (paper?.challenges.indexOf(challenge) ?? -1) + 1,
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

export function sessionViewOf(state: SessionState): Omit<SessionView, 'rosterVersion'> {
  const { phase } = state;
  return {
    phase: phase.name,
    launchedAt: launchedAt(state),
    endedAt: phase.name === 'ended' ? phase.endedAt : null,
    endedBy: phase.name === 'ended' ? phase.by : null,
    invigilatorId: state.invigilator,
    durationMinutes: state.rules.durationMinutes,
  };
}
