import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { decide } from '../session/decide.js';
import { situationOf } from '../candidate/situation.js';
import type { CandidateId } from '../session/ids.js';
import type { SessionState } from '../session/state.js';
import * as given from '../testing/given.js';
import { blockersOf, untickedOf } from './blockers.js';

const { ANA, BOB, PC1, PC2, NOTE } = given;
const close: Command = { type: 'CloseSession' };
const lackOfTime: Command = { type: 'GiveAbortReason', candidateId: ANA, reason: 'lackOfTime' };
const finalise = (state: SessionState, confirmed: CandidateId[] = []): Command => ({
  type: 'FinaliseSession',
  version: state.finalisation.version,
  confirmed,
});
/** Ana's end was seen, Bob never came. */
const aCalmDay = () => given.aWitnessedEnd().at(110).and(close);
/** Ana's test was stopped by the invigilator, without a reason. */
const aStoppedTest = () => given.aRunningTest().and({ type: 'EndTest', candidateId: ANA }, close);
/** Ana called before her test was stopped; nobody answered. */
const anOpenAlert = () =>
  given
    .aRunningTest()
    .and(
      { type: 'RaiseAlert', candidateId: ANA, deviceId: PC1, challengeId: given.CHALLENGES[0]!, reason: 'image' },
      { type: 'RecordAbandonment', candidateId: ANA, reason: 'lackOfTime' },
      close,
    );

const refusal = (scene: ReturnType<typeof given.aSession>, command = finalise(scene.current)) => {
  const decision = decide(scene.current, command, { now: given.at(200), receivedAt: given.at(200), isOffice: true });
  return decision.accepted ? null : decision.refusal;
};

describe('[F2] a session is finalised', () => {
  it('once all is right; whoever never came asks for nothing', () => {
    const state = aCalmDay().when(finalise(aCalmDay().current)).then('SessionFinalised');
    expect(state.phase).toEqual({
      name: 'finalised',
      launchedAt: given.T0,
      endedAt: given.at(110),
      by: 'invigilator',
      at: given.at(110),
    });
    expect(situationOf(state.candidates.get(BOB)!, 'finalised')).toBe('absent');
  });

  it('once: a second time says that it is', () => {
    const scene = aCalmDay();
    expect(refusal(scene.and(finalise(scene.current)))).toEqual({ code: 'already-finalised' });
  });

  it('and takes no order after, whoever gives it', () => {
    const scene = aCalmDay();
    const done = scene.and(finalise(scene.current));
    for (const command of [
      { type: 'UndoWitness', candidateId: ANA, noteId: NOTE },
      { type: 'TakeOver', personId: given.KARIM },
      { type: 'GrantTime', candidateId: ANA, minutes: 5, noteId: NOTE },
      { type: 'SignOut', candidateId: ANA, deviceId: PC1 },
      lackOfTime,
    ] as Command[])
      done.when(command).thenRefused('session-closed');
  });
});

describe('[F2] it is refused', () => {
  it('before the end of the session, and of a cancelled one', () => {
    expect(refusal(given.aRunningTest())).toEqual({ code: 'session-not-ended' });
    expect(refusal(given.aSession())).toEqual({ code: 'no-test-started' });
    const cancelled = given.aSession().and({ type: 'CancelSession', noteId: NOTE });
    expect(refusal(cancelled)).toEqual({ code: 'session-cancelled' });
  });

  it('[B7] when no test started: it is cancelled instead, even after its end', () => {
    const scene = given.aLaunchedSession().at(400).and({ type: 'PassTime' });
    const closed = scene.current.phase.name === 'ended' ? scene : scene.and(close);
    expect(refusal(closed)).toEqual({ code: 'no-test-started' });
    closed.when({ type: 'CancelSession', noteId: NOTE }).then('SessionCancelled');
    aCalmDay().when({ type: 'CancelSession', noteId: NOTE }).thenRefused('test-started');
  });

  it('when an unfinished test has no abort reason, naming the candidate', () => {
    const scene = aStoppedTest();
    expect(refusal(scene)).toEqual({
      code: 'finalisation-blocked',
      params: { count: 1, candidates: [ANA], blockers: [{ why: 'abort-reason-missing', candidateId: ANA }] },
    });
    const settled = scene.byOffice().and(lackOfTime);
    expect(given.ana(settled.current).test).toMatchObject({ phase: 'closed', reason: 'lackOfTime' });
    settled.when(finalise(settled.current)).then('SessionFinalised');
  });

  it('[T4] when a test that the session closed at its end has no reason', () => {
    const scene = given.aRunningTest().at(170).and({ type: 'PassTime' });
    expect(blockersOf(scene.current)).toEqual([{ why: 'abort-reason-missing', candidateId: ANA }]);
  });

  it('when a finished test has a reason, until it is taken back', () => {
    const scene = given
      .aFinishedTest()
      .and({ type: 'RecordAbandonment', candidateId: ANA, reason: 'lackOfTime' }, close);
    expect(refusal(scene)?.params?.blockers).toEqual([{ why: 'abort-reason-misplaced', candidateId: ANA }]);
    const settled = scene.byOffice().and({ type: 'GiveAbortReason', candidateId: ANA, reason: null });
    expect(refusal(settled)).toBeNull();
    settled.when(lackOfTime).thenRefused('test-finished');
  });

  it('[R7] when an alert is still open, until the word on it', () => {
    const scene = anOpenAlert();
    expect(refusal(scene)?.params?.blockers).toEqual([{ why: 'alert-still-open', candidateId: ANA }]);
    expect(refusal(scene.byOffice().and({ type: 'DismissAlert', candidateId: ANA }))).toBeNull();
  });

  it('[R10] when somebody was welcomed and never started, without a reason; a refused identity is one', () => {
    const scene = given
      .aWitnessedEnd()
      .and(...given.welcomed(BOB))
      .and(close);
    expect(refusal(scene)?.params?.blockers).toEqual([{ why: 'not-started-reason-missing', candidateId: BOB }]);
    const settled = scene.byOffice().and({ type: 'GiveAbortReason', candidateId: BOB, reason: 'technicalProblem' });
    expect(refusal(settled)).toBeNull();
    const refused = given
      .aWitnessedEnd()
      .and({ type: 'CheckIdentity', candidateId: BOB, how: 'refused', noteId: NOTE }, close);
    expect(refusal(refused)).toBeNull();
  });

  it('with all the reasons at once', () => {
    const scene = given
      .aRunningTest()
      .and(...given.welcomed(BOB))
      .and(
        { type: 'RaiseAlert', candidateId: ANA, deviceId: PC1, challengeId: given.CHALLENGES[0]!, reason: 'image' },
        { type: 'EndTest', candidateId: ANA },
        close,
      );
    expect(refusal(scene)).toEqual({
      code: 'finalisation-blocked',
      params: {
        count: 3,
        candidates: [ANA, BOB],
        blockers: [
          { why: 'alert-still-open', candidateId: ANA },
          { why: 'abort-reason-missing', candidateId: ANA },
          { why: 'not-started-reason-missing', candidateId: BOB },
        ],
      },
    });
  });

  it('when what was read is not what stands, naming who changed', () => {
    const read = aCalmDay();
    const order = finalise(read.current);
    const reported: Command = {
      type: 'ReportIssue',
      candidateId: BOB,
      category: 'C7',
      number: null,
      noteId: NOTE,
      length: 12,
    };
    expect(refusal(read.and(reported), order)).toEqual({ code: 'finalisation-changed', params: { candidates: [BOB] } });
    expect(refusal(read.and({ type: 'TakeOver', personId: given.KARIM }), order)).toBeNull();
  });
});

describe('[F2] a finished candidate whose box is not ticked', () => {
  it('is listed, and confirmed by name', () => {
    const scene = given.anEndScreen().and(close);
    expect(untickedOf(scene.current)).toEqual([ANA]);
    expect(refusal(scene)).toEqual({ code: 'boxes-unticked', params: { count: 1, candidates: [ANA] } });
    expect(refusal(scene, finalise(scene.current, [BOB]))?.code).toBe('boxes-unticked');
    expect(refusal(scene, finalise(scene.current, [ANA]))).toBeNull();
  });

  it('is ticked from the paper, even when no browser said that it showed the end screen', () => {
    const scene = given.aFinishedTest().and(close);
    scene.when({ type: 'WitnessEndScreen', candidateId: ANA }).thenRefused('end-screen-not-shown');
    const ticked = scene.byOffice().and({ type: 'WitnessEndScreens', candidateIds: [ANA] });
    expect(given.ana(ticked.current).test).toMatchObject({ phase: 'witnessed' });
    expect(untickedOf(ticked.current)).toEqual([]);
  });
});

describe('[F2] what an administrator enters from paper', () => {
  it('waits for the end of the session', () => {
    for (const command of [
      { type: 'WitnessEndScreen', candidateId: ANA },
      { type: 'ReportIssue', candidateId: ANA, category: 'C7', number: null, noteId: NOTE, length: 12 },
      { type: 'CorrectPresence', candidateId: BOB, isPresent: true },
      lackOfTime,
    ] as Command[])
      given.anEndScreen().byOffice().when(command).thenRefused('session-not-ended');
  });

  it('[R10] a presence: who was here has a reason to say, who was not has none', () => {
    const here = aCalmDay().byOffice().and({ type: 'CorrectPresence', candidateId: BOB, isPresent: true });
    expect(situationOf(here.current.candidates.get(BOB)!, 'ended')).toBe('notStarted');
    expect(blockersOf(here.current)).toEqual([{ why: 'not-started-reason-missing', candidateId: BOB }]);
    here.when({ type: 'CorrectPresence', candidateId: BOB, isPresent: true }).thenNothing();
    const away = here.and({ type: 'CorrectPresence', candidateId: BOB, isPresent: false });
    expect(situationOf(away.current.candidates.get(BOB)!, 'ended')).toBe('absent');
    away.when({ type: 'GiveAbortReason', candidateId: BOB, reason: 'lackOfTime' }).thenRefused('candidate-absent');
    away.when({ type: 'CorrectPresence', candidateId: ANA, isPresent: false }).thenRefused('already-started');
  });

  it('the comment and the two boxes of Pix; the same again changes nothing', () => {
    const noted = { type: 'NoteFinalisation', noteId: NOTE, hasIncident: true, hasJoiningProblem: false } as const;
    const state = aCalmDay().when(noted).then('FinalisationNoted');
    expect(state.finalisation).toMatchObject({ comment: NOTE, hasIncident: true, hasJoiningProblem: false });
    const nothing = { ...noted, noteId: null, hasIncident: false };
    aCalmDay().when(nothing).thenNothing();
  });

  it('a reason to several at once; for whom it is refused is named', () => {
    const scene = given
      .aWitnessedEnd()
      .and(...given.joined(BOB, PC2, given.LINK2), ...given.welcomed(BOB))
      .and({ type: 'ConfirmPresence', candidateId: BOB }, given.started(BOB, PC2), {
        type: 'EndTest',
        candidateId: BOB,
      })
      .and(close);
    const { decision } = scene.when({
      type: 'GiveAbortReasons',
      candidateIds: [ANA, BOB],
      reason: 'lackOfTime',
    }).result;
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ type: 'AbortReasonGiven', candidateId: BOB }],
      skipped: [{ candidateId: ANA, code: 'test-finished' }],
    });
  });
});

it('[F2] whatever order the last moments come in, a session is never finalised over an open alert', () => {
  const alert: Command = {
    type: 'RaiseAlert',
    candidateId: ANA,
    deviceId: PC1,
    challengeId: given.CHALLENGES[0]!,
    reason: 'image',
  };
  const orders = (state: SessionState): Command[] => [
    alert,
    { type: 'RecordAbandonment', candidateId: ANA, reason: 'lackOfTime' },
    close,
    finalise(state),
    { type: 'DismissAlert', candidateId: ANA },
    { type: 'PassTime' },
  ];
  let [finalised, refused] = [0, 0];
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 4, maxLength: 20 }), (choice) => {
      let scene = given.aRunningTest();
      for (const n of choice) {
        const command = orders(scene.current)[n]!;
        const { state, decision } = scene.when(command).result;
        if (decision.events.some(({ type }) => type === 'SessionFinalised')) finalised++;
        if (!decision.accepted && decision.refusal.code === 'finalisation-blocked') refused++;
        if (state.phase.name === 'finalised') expect(given.ana(state).call?.alert ?? null).toBeNull();
        scene = scene.trying(command);
      }
    }),
    { numRuns: 1_000, seed: 2 },
  );
  expect(Math.min(finalised, refused)).toBeGreaterThan(20);
});
