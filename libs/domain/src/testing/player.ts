import type { Command } from '../session/commands.js';
import type { DomainEvent } from '../session/events.js';
import type { CandidateId, ConnectionId, DeviceId, JoiningLinkId } from '../session/ids.js';
import { noSession, type SessionState } from '../session/state.js';
import type { Instant } from '../time/instant.js';
import { at, CHALLENGES, NODE, RULES, SEED, step } from './given.js';
import { IDS, type Move } from './moves.js';

const prepare: Command = { type: 'PrepareSession', rules: RULES };
const enrol: Command = {
  type: 'EnrolCandidates',
  candidates: IDS.map((candidateId, n) => ({ candidateId, extraTime: { kind: 'minutes', value: n * 10 } })),
};

/** An event of a run, and when it happened. */
export interface Told {
  event: DomainEvent;
  at: Instant;
}

/** Plays the run after the enrolment; `each` sees every step. */
export function play(
  run: [Move, number][],
  each: (before: SessionState, after: SessionState, told: Told[]) => void,
  first = prepare,
) {
  const all: [Move, number][] = [[first, 0], [enrol, 0], ...run];
  const journal: Told[] = [];
  let state = noSession;
  let minute = 0;
  for (const [made, wait] of all) {
    minute += wait;
    const order = orderOf(state, made);
    const { state: next, events } = step(state, order, at(minute));
    if (order !== first && order !== enrol) each(state, next, events);
    journal.push(...events);
    state = next;
  }
  return { state, journal };
}

function orderOf(state: SessionState, made: Move): Command {
  if ('forward' in made) return nextFor(state, made.forward);
  if ('elsewhere' in made) return elsewhereFor(state, made.elsewhere);
  return 'byLink' in made ? byLinkFor(state, made.byLink) : made;
}

function nextFor(state: SessionState, id: CandidateId): Command {
  const { welcome, holder, request, confirmedAt, call, outSince, pausedSince, test } = state.candidates.get(id)!;
  const device = holder?.device ?? ('pc1' as DeviceId);
  const seat = { candidateId: id, deviceId: device };
  if (!welcome.identity) return { type: 'CheckIdentity', candidateId: id, how: 'documentSeen', noteId: null };
  if (welcome.attendanceAt === null) return { type: 'SignAttendance', candidateId: id };
  if (request) return { type: 'AuthoriseResume', candidateId: id };
  if (!holder) return { type: 'JoinSession', ...seat, code: 'right' };
  if (!holder.link?.on) return { type: 'TakeLink', ...seat, connectionId: 'l1' as ConnectionId, nodeId: NODE };
  if (pausedSince !== null && test.phase !== 'closed') return { type: 'UnpauseTest', candidateId: id };
  if (outSince !== null) return { type: 'ReturnToRoom', candidateId: id };
  if (call?.alert) return { type: 'DismissAlert', candidateId: id };
  switch (test.phase) {
    case 'awaited':
      if (confirmedAt === null) return { type: 'ConfirmPresence', candidateId: id };
      if (state.phase.name !== 'launched') return { type: 'LaunchSession', despiteNotReady: true };
      return { type: 'StartTest', ...seat, codeIsRight: true, seed: SEED, challenges: CHALLENGES };
    case 'running': {
      const challenge = test.paper.challenges[test.paper.done.length]!;
      return { type: 'AnswerChallenge', ...seat, challengeId: challenge, answer: { choices: ['a'] }, claimedAt: null };
    }
    case 'timeUp': {
      const challenge = test.paper.challenges[test.paper.done.length]!;
      return { type: 'PassChallenge', ...seat, challengeId: challenge };
    }
    case 'finished':
      return { type: 'ShowEndScreen', ...seat };
    case 'endScreen':
      return { type: 'WitnessEndScreen', candidateId: id };
    default:
      return { type: 'SignOut', ...seat };
  }
}

/** Is handed a link, and uses it. */
function byLinkFor(state: SessionState, id: CandidateId): Command {
  const { joiningLink } = state.candidates.get(id)!;
  if (!joiningLink) return { type: 'HandJoiningLink', candidateId: id, linkId: 'one' as JoiningLinkId };
  const pc2 = 'pc2' as DeviceId;
  return { type: 'JoinSession', candidateId: id, deviceId: pc2, code: 'right', linkId: joiningLink.id };
}

/** Has a place, is sent to another PC, and joins there. */
function elsewhereFor(state: SessionState, id: CandidateId): Command {
  const { welcome, moving, request } = state.candidates.get(id)!;
  if (request) return { type: 'AuthoriseResume', candidateId: id };
  if (!welcome.seated) return { type: 'SeatCandidate', candidateId: id, seat: '11' };
  if (!moving) return { type: 'MoveToPost', candidateId: id, post: welcome.seated.seat === '12' ? '13' : '12' };
  return { type: 'JoinSession', candidateId: id, deviceId: 'pc3' as DeviceId, code: 'right', post: moving.post };
}
