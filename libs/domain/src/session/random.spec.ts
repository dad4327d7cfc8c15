import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phaseOf, type CandidatePhase } from '../candidate/phase.js';
import { followUpOf, isFollowedAlike } from '../finalization/follow-up.js';
import { situationOf } from '../candidate/situation.js';
import { at, CHALLENGES, NODE, NOTE, RULES, SEED, step } from '../testing/given.js';
import type { Instant } from '../time/instant.js';
import type { Command } from './commands.js';
import { evolve } from './evolve.js';
import type { DomainEvent } from './events.js';
import type { CandidateId, ConnectionId, DeviceId } from './ids.js';
import { deadlineFor, dueAfter, nextDue } from './owed.js';
import { noSession, type SessionState } from './state.js';

const IDS = ['ana', 'bob', 'zoe'] as CandidateId[];
const prepare: Command = { type: 'PrepareSession', rules: RULES };
const enrol: Command = {
  type: 'EnrolCandidates',
  candidates: IDS.map((candidateId, n) => ({ candidateId, extraTime: { kind: 'minutes', value: n * 10 } })),
};

const candidateId = fc.constantFrom(...IDS);
const deviceId = fc.constantFrom('pc1', 'pc2', 'pc3').map((id) => id as DeviceId);
const connectionId = fc.constantFrom('l1', 'l2', 'l3').map((id) => id as ConnectionId);
const challengeId = fc.constantFrom(...CHALLENGES);
const of = <Type extends Command['type']>(type: Type, shape: object = {}) =>
  fc.record({ type: fc.constant(type), candidateId, ...shape }) as fc.Arbitrary<Command>;

const command: fc.Arbitrary<Command> = fc.oneof(
  of('CheckIdentity', { how: fc.constantFrom('documentSeen', 'attested', 'refused'), noteId: fc.constant(NOTE) }),
  of('CheckIdentity', { how: fc.constant('documentSeen'), noteId: fc.constant(null) }),
  of('SignAttendance'),
  of('UndoWelcomeStep', { step: fc.constantFrom('identity', 'attendance', 'seat'), noteId: fc.constant(NOTE) }),
  of('JoinSession', { deviceId, code: fc.constantFrom('right', 'right', 'wrong', 'none') }),
  of('TakeLink', { deviceId, connectionId, nodeId: fc.constant(NODE) }),
  of('LoseLink', { connectionId, cause: fc.constantFrom('network', 'server') }),
  of('ConfirmPresence'),
  of('CancelPresence'),
  of('StartTest', {
    deviceId,
    codeIsRight: fc.boolean(),
    seed: fc.constant(SEED),
    challenges: fc.constant(CHALLENGES),
  }),
  of('AnswerChallenge', { deviceId, challengeId, answer: fc.constant({ choices: ['a'] }) }),
  of('PassChallenge', { deviceId, challengeId }),
  of('RaiseAlert', { deviceId, challengeId, reason: fc.constantFrom('image', 'other') }),
  of('ValidateAlert', { category: fc.constant('E1') }),
  of('DismissAlert'),
  of('RaiseHand', { deviceId }),
  of('LowerHand', { deviceId }),
  of('AcknowledgeCall'),
  of('SettleHand'),
  of('LeaveRoom'),
  of('ReturnToRoom'),
  of('GrantTime', { minutes: fc.constantFrom(5, 10, -5, -200), noteId: fc.constant(NOTE) }),
  of('AcknowledgeTime', { deviceId }),
  of('PauseTest', { noteId: fc.constant(NOTE) }),
  of('UnpauseTest'),
  fc.constant<Command>({ type: 'UnpauseTests', candidateIds: IDS }),
  of('ShowEndScreen', { deviceId }),
  of('AuthoriseResume'),
  of('RefuseResume'),
  of('WitnessEndScreen'),
  of('UndoWitness', { noteId: fc.constant(NOTE) }),
  of('SignOut', { deviceId }),
  of('RecordAbandonment', { reason: fc.constantFrom('lackOfTime', 'technicalProblem') }),
  of('EndTest'),
  fc.constant<Command>({ type: 'ConfirmPresences', candidateIds: IDS }),
  fc.constant<Command>({ type: 'AuthoriseResumes', candidateIds: IDS }),
  fc.record({ type: fc.constant('LaunchSession' as const), despiteNotReady: fc.boolean() }),
  fc.constant<Command>({ type: 'CloseSession' }),
  fc.constant<Command>({ type: 'PassTime' }),
);
/** A move is any command at all, or the next sensible one for a candidate: chance alone rarely starts a test. */
type Move = Command | { forward: CandidateId };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 1, arbitrary: command },
  { weight: 2, arbitrary: candidateId.map((forward) => ({ forward })) },
);
const moves = fc.array(fc.tuple(move, fc.constantFrom(0, 0, 0, 0, 0.2, 1, 5, 30)), {
  minLength: 20,
  maxLength: 150,
  size: 'max',
});

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
      return { type: 'AnswerChallenge', ...seat, challengeId: challenge, answer: { choices: ['a'] } };
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

interface Told {
  event: DomainEvent;
  at: Instant;
}

/** Plays the run after the enrolment; `each` sees every step. */
function play(run: [Move, number][], each: (before: SessionState, after: SessionState, told: Told[]) => void) {
  const all: [Move, number][] = [[prepare, 0], [enrol, 0], ...run];
  const journal: Told[] = [];
  let state = noSession;
  let minute = 0;
  for (const [made, wait] of all) {
    minute += wait;
    const order = 'forward' in made ? nextFor(state, made.forward) : made;
    const { state: next, events } = step(state, order, at(minute));
    if (order !== prepare && order !== enrol) each(state, next, events);
    journal.push(...events);
    state = next;
  }
  return { state, journal };
}

const AFTER: Record<CandidatePhase, CandidatePhase[]> = {
  expected: ['expected', 'waiting'],
  waiting: ['waiting', 'confirmed', 'expected'],
  confirmed: ['confirmed', 'waiting', 'running', 'expected'],
  running: ['running', 'timeUp', 'finished', 'closed'],
  timeUp: ['timeUp', 'running', 'finished', 'closed'],
  finished: ['finished', 'endScreen', 'closed'],
  endScreen: ['endScreen', 'witnessed'],
  witnessed: ['witnessed', 'endScreen', 'signedOut'],
  signedOut: ['signedOut'],
  closed: ['closed'],
};

it('[fault 37] random sequences lead only to legal states, and replaying the journal gives the state', () => {
  fc.assert(
    fc.property(moves, (run) => {
      const { state, journal } = play(run, (before, after, told) => {
        for (const { event, at: when } of told) {
          const next = evolve(before, event, when);
          for (const id of IDS) {
            const [was, is] = [phaseOf(before.candidates.get(id)!), phaseOf(next.candidates.get(id)!)];
            expect(AFTER[was], `${event.type} took ${was} to ${is}`).toContain(is);
          }
          before = next;
        }
        for (const one of after.candidates.values()) {
          const deadline = deadlineFor(after, one);
          const { holder, request, test } = one;
          if (test.phase === 'running') expect(deadline).not.toBeNull();
          if (holder && request && holder.device !== request.device) expect(request.why).toBe('otherDevice');
          if (holder?.lapsed) expect(request).not.toBeNull();
          expect(situationOf(one, after.phase.name)).toBeTypeOf('string');
        }
      });
      expect(journal.reduce((before, { event, at: when }) => evolve(before, event, when), noSession)).toEqual(state);
      const instants = journal.map(({ at: when }) => when);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

it('[T4] no answer is ever counted at or after its deadline, and nobody starts unconfirmed', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, _after, told) => {
        for (const { event, at: when } of told) {
          const one = 'candidateId' in event ? before.candidates.get(event.candidateId) : undefined;
          if (event.type === 'ChallengeAnswered') expect(when).toBeLessThan(deadlineFor(before, one!)!);
          if (event.type === 'ChallengeAnswered')
            expect(one!.call?.alert ?? one!.outSince ?? one!.pausedSince).toBeNull();
          if (event.type === 'TestStarted') expect(one!.confirmedAt).not.toBeNull();
          before = evolve(before, event, when);
        }
      });
    }),
    { numRuns: 300 },
  );
});

it('reaches every phase of a candidate', () => {
  const reached = new Set<CandidatePhase>();
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after) => {
        for (const one of after.candidates.values()) reached.add(phaseOf(one));
      });
    }),
    { numRuns: 300, seed: 7 },
  );
  expect([...reached].toSorted()).toEqual(Object.keys(AFTER).toSorted());
});

it('what time owes is paid at once: nothing due is left behind', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after, told) => {
        const now = told.at(-1)?.at;
        const due = nextDue(after);
        if (now !== undefined && due) expect(due.at).toBeGreaterThan(now - 1);
      });
    }),
    { numRuns: 200 },
  );
});

it('what time owes after a step is what it owes the new state', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => expect(dueAfter(nextDue(before), before, after)).toEqual(nextDue(after)));
    }),
    { numRuns: 200 },
  );
});

it('[F1] what is followed alike is followed alike, and most steps change nothing of it', () => {
  let [alike, steps] = [0, 0];
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => {
        steps += before === after ? 0 : 1;
        if (before === after || !isFollowedAlike(before, after)) return;
        alike++;
        expect(followUpOf(after)).toEqual(followUpOf(before));
      });
    }),
    { numRuns: 200, seed: 11 },
  );
  expect(alike / steps).toBeGreaterThan(0.4);
});
