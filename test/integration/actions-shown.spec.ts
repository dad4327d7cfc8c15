import {
  actionsOn,
  actionsOnRoom,
  CANDIDATE_ACTIONS,
  decide,
  evolve,
  nextDue,
  noSession,
  refusalOf,
  roomShown,
  ROOM_ACTIONS,
  type CandidateId,
  type Command,
  type Instant,
  type Refusal,
  type SessionState,
  type Situation,
} from '@vigie/domain';
import { wholeTile, type SessionView } from '@vigie/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionViewOf, tileOf } from '../../apps/server/src/journal/tile.projection.js';
import { nextStep } from '../../apps/dashboard/src/tiles/next-step.js';
import { NOW, phaseIn, RULES, rulesIn, STANDINGS, WELCOMED, type Room, type Standing } from '../support/standings.js';

const LAUNCH = Date.UTC(2026, 10, 20, 9, 0);
const ANA = 'a1a1a1a1-0000-4000-8000-000000000001' as CandidateId;
const BOB = 'b2b2b2b2-0000-4000-8000-000000000002' as CandidateId;
const instantOf = (minute: number) => (LAUNCH + minute * 60_000) as Instant;

/** What the committer does, without a database; a refusal changes nothing but what it remembers. */
function obey(state: SessionState, command: Command, now: Instant): SessionState {
  for (let due = nextDue(state); due && due.at <= now; due = nextDue(state))
    state = due.events.reduce((before, event) => evolve(before, event, due!.at), state);
  const { events } = decide(state, command, { now, receivedAt: now });
  return events.reduce((before, event) => evolve(before, event, now), state);
}

const PASS_TIME: Command = { type: 'PassTime' };

const prepared = (clockPolicy: 'session' | 'candidate', room: Room = 'launched'): SessionState =>
  (
    [
      { type: 'PrepareSession', rules: { ...rulesIn(room), clockPolicy } },
      {
        type: 'EnrolCandidates',
        candidates: [
          { candidateId: ANA, extraTime: { kind: 'none' } },
          { candidateId: BOB, extraTime: { kind: 'percent', value: 33 } },
        ],
      },
    ] as Command[]
  ).reduce((state, command) => obey(state, command, instantOf(-10)), noSession);

function stateOf({ room, steps }: Standing): SessionState {
  const about: (readonly [number, Command])[] = [...steps(ANA)];
  if (room !== 'prepared')
    about.push([WELCOMED, { type: 'CheckIdentity', candidateId: BOB, how: 'documentSeen', noteId: null }]);
  if (phaseIn(room) === 'launched' || room === 'ended')
    about.push([-1, { type: 'LaunchSession', despiteNotReady: true }]);
  if (room === 'ended') about.push([NOW - 0.5, { type: 'CloseSession' }]);
  if (room === 'cancelled') about.push([NOW - 0.5, { type: 'CancelSession', noteId: 'n' as never }]);
  about.push([NOW, PASS_TIME]);
  return about
    .toSorted(([a], [b]) => a - b)
    .reduce((state, [minute, command]) => obey(state, command, instantOf(minute)), prepared(RULES.clockPolicy, room));
}

const shownOf = (state: SessionState, now: Instant): SessionState =>
  roomShown(
    { ...sessionViewOf(state), rosterVersion: 1 } as SessionView,
    state.candidates.values().map((one) => wholeTile(tileOf(state, one, 1))),
    now,
  );

/** What only the server knows: whether the browser was heard at the end (T4). It tells when it is asked. */
const known = (refusal: Refusal | null) => (refusal?.code === 'late-answers-awaited' ? null : refusal);

function expectAlike(state: SessionState, now: Instant): void {
  const moment = { now, receivedAt: now };
  const shown = shownOf(state, now);
  for (const { id } of state.candidates.values()) {
    const said = `${id} ${tileOf(state, state.candidates.get(id)!, 1).situation} in ${state.phase.name}`;
    expect(actionsOn(shown, id, moment), said).toEqual(actionsOn(state, id, moment));
    // The one tap on the tile, and the keyboard's, is never an order that would be refused.
    const step = nextStep(wholeTile(tileOf(state, state.candidates.get(id)!, 1)), state.phase.name)?.order;
    if (step) expect(refusalOf(state, { noteId: null, ...step } as never, moment), `${said}: ${step.type}`).toBeNull();
  }
  const { closeSession, ...rest } = actionsOnRoom(state, moment);
  expect(actionsOnRoom(shown, moment)).toEqual({ ...rest, closeSession: known(closeSession) });
}

describe('[R7, T5, T9] what a screen is shown answers as the rules do, for every action', () => {
  for (const [situation, standings] of Object.entries(STANDINGS))
    for (const standing of standings)
      it(`${situation}: ${standing.name}`, () => {
        const state = stateOf(standing);
        const now = instantOf(NOW);
        expect(tileOf(state, state.candidates.get(ANA)!, 1).situation).toBe(situation satisfies string as Situation);
        expect(state.phase.name).toBe(phaseIn(standing.room));
        expectAlike(state, now);
      });
});

/** Orders of the candidates' browsers, and of everybody on anybody. */
const candidateId = fc.constantFrom(ANA, BOB);
const deviceId = fc.constantFrom('pc1', 'pc2');
const challengeId = fc.constantFrom('c1', 'c2', 'c3');
const seat = (type: Command['type'], shape: object = {}) =>
  fc.record({ type: fc.constant(type), candidateId, deviceId, ...shape }) as fc.Arbitrary<Command>;
const connectionId = fc.constantFrom('l1', 'l2');
const order: fc.Arbitrary<Command> = fc.oneof(
  seat('JoinSession', { code: fc.constant('right') }),
  seat('TakeLink', { connectionId, nodeId: fc.constant('node') }),
  seat('LoseLink', { connectionId, cause: fc.constant('network'), heardAt: fc.constant(null) }),
  seat('StartTest', {
    codeIsRight: fc.constant(true),
    seed: fc.constant(1),
    challenges: fc.constant(['c1', 'c2', 'c3']),
    spares: fc.constant(['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9']),
  }),
  seat('AnswerChallenge', { challengeId, answer: fc.constant({ choices: ['a'] }), claimedAt: fc.constant(null) }),
  seat('PassChallenge', { challengeId }),
  seat('RaiseAlert', { challengeId, reason: fc.constant('image') }),
  seat('RaiseHand'),
  seat('ShowEndScreen'),
  seat('SignOut'),
  fc.tuple(fc.constantFrom(...Object.values(CANDIDATE_ACTIONS)), candidateId).map(([typical, id]) => typical(id)),
  fc.constantFrom<Command>(ROOM_ACTIONS.launchAnyway, ROOM_ACTIONS.closeSession, ROOM_ACTIONS.noteRowRound),
);
/** By chance alone a test rarely starts: now and then all that it takes. */
const towardsTheTest = candidateId.map((id): Command[] => [
  { type: 'CheckIdentity', candidateId: id, how: 'documentSeen', noteId: null },
  { type: 'SignAttendance', candidateId: id },
  { type: 'JoinSession', candidateId: id, deviceId: 'pc1' as never, code: 'right' },
  { type: 'ConfirmPresence', candidateId: id },
  ROOM_ACTIONS.launchAnyway,
  {
    type: 'StartTest',
    candidateId: id,
    deviceId: 'pc1' as never,
    codeIsRight: true,
    seed: 1,
    challenges: ['c1', 'c2', 'c3'] as never[],
  },
]);
const moves = fc.array(
  fc.tuple(
    fc.oneof({ weight: 6, arbitrary: order.map((one) => [one]) }, { weight: 1, arbitrary: towardsTheTest }),
    fc.constantFrom(0, 0, 0, 0.2, 1, 20),
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
);

it.each(['session', 'candidate'] as const)(
  '[T1] and so it does after any sequence of orders, under the policy `%s`',
  (policy) => {
    fc.assert(
      fc.property(moves, (run) => {
        let [state, minute] = [prepared(policy), -10];
        for (const [orders, wait] of run) {
          minute += wait;
          // What falls due at this very instant (an end brought forward to now) is done before anything is asked.
          for (const one of [...orders, PASS_TIME]) state = obey(state, one, instantOf(minute));
          expectAlike(state, instantOf(minute));
        }
      }),
      { numRuns: 150 },
    );
  },
);
