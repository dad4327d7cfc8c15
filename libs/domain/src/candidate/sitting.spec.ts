import { describe, expect, it } from 'vitest';
import {
  aFinishedTest,
  aLaunchedSession,
  ANA,
  ana,
  anEndScreen,
  answered,
  aRunningTest,
  aSession,
  at,
  aWitnessedEnd,
  CHALLENGES,
  joined,
  NOTE,
  passed,
  PC1,
  PC2,
  SEED,
  shown,
  started,
  welcomed,
} from '../testing/given.js';
import type { GivenAnswer } from './state.js';

const ofTheFirst = { type: 'ChallengeAnswered', candidateId: ANA, challengeId: CHALLENGES[0] };
const wrong = { ...started(), codeIsRight: false } as ReturnType<typeof started>;
const confirm = { type: 'ConfirmPresence', candidateId: ANA } as const;

describe('starting', () => {
  it('[R5] presence confirmed, session launched, right code', () => {
    aLaunchedSession().when(started()).then('TestStarted');
  });

  it('[R4] before the launch the code is refused and the try remembered', () => {
    aSession()
      .and(...joined(), ...welcomed(), confirm)
      .when(started())
      .thenRefused('not-launched', 'CodeRefused');
  });

  it('[R4] five early tries are remembered, the next are only refused', () => {
    let scene = aSession().and(...joined(), ...welcomed(), confirm);
    for (let tries = 1; tries <= 5; tries++) scene = scene.trying(started());
    scene.when(started()).thenRefused('not-launched');
  });

  it('[R3] an unconfirmed presence stays out', () => {
    aLaunchedSession()
      .and({ type: 'CancelPresence', candidateId: ANA })
      .when(started())
      .thenRefused('presence-not-confirmed', 'CodeRefused');
  });

  it('[R3] a confirmation lapses 15 minutes after the later of confirmation and launch, and only then', () => {
    aLaunchedSession().at(14.99).when(started()).then('TestStarted');
    aLaunchedSession().at(15).when(started()).thenRefused('presence-not-confirmed', 'PresenceLapsed', 'CodeRefused');
    aLaunchedSession()
      .at(10)
      .and({ type: 'CancelPresence', candidateId: ANA }, confirm)
      .at(24)
      .when(started())
      .then('TestStarted');
  });

  it('[R3] a confirmation given long before the launch has not lapsed', () => {
    aSession()
      .and(...joined(), ...welcomed(), confirm)
      .at(60)
      .and({ type: 'LaunchSession', despiteNotReady: true })
      .at(70)
      .when(started())
      .then('TestStarted');
  });

  it('[R5] five wrong codes, then a growing delay; the right one waits too', () => {
    let scene = aLaunchedSession();
    for (let tries = 1; tries <= 5; tries++) {
      scene.when(wrong).thenRefused('wrong-code', 'CodeRefused');
      scene = scene.trying(wrong);
    }
    expect(scene.when(started()).result.decision).toMatchObject({
      refusal: { code: 'wait-before-code', params: { seconds: 15 } },
    });
    scene.at(0.25).when(started()).then('TestStarted');
  });

  it('[T1] no start once the time is up', () => {
    aLaunchedSession().at(104).and(confirm).at(105).when(started()).thenRefused('too-late-to-start');
  });

  it('[R2] only the browser that holds the candidate starts', () => {
    aLaunchedSession().when(started(ANA, PC2)).thenRefused('device-replaced');
  });
});

describe('the test', () => {
  it('[R9] goes through the challenges in order to the end screen', () => {
    aRunningTest().when(answered(1)).thenRefused('not-current-challenge');
    const state = aFinishedTest().when(shown).then('EndScreenShown');
    expect(ana(state).test.phase).toBe('endScreen');
    anEndScreen().when(shown).thenNothing();
  });

  it('[Q1] the seed of the draw is kept with the paper', () => {
    const [event] = aLaunchedSession().when(started()).result.decision.events;
    expect(event).toMatchObject({ type: 'TestStarted', seed: SEED, challenges: CHALLENGES });
  });

  it('[F3] of a typed answer the journal holds an id, of a choice the choices', () => {
    const eventOf = (answer: GivenAnswer) => aRunningTest().when(answered(0, PC1, answer)).result.decision.events[0];
    expect(eventOf({ noteId: NOTE })).toEqual({ ...ofTheFirst, noteId: NOTE });
    expect(eventOf({ choices: ['a', 'c'] })).toEqual({ ...ofTheFirst, choices: ['a', 'c'] });
  });

  it('an answered challenge is not answered again', () => {
    aRunningTest().and(answered(0)).when(answered(0)).thenRefused('not-current-challenge');
  });

  it('[T4] an answer received at or after the deadline does not count; skipping goes on', () => {
    const late = aRunningTest().at(105);
    late.when(answered(0)).thenRefused('answer-kept-late', 'TimeUp', 'LateAnswerKept');
    late.when(passed(0)).then('TimeUp', 'ChallengePassed');
    expect(ana(late.and(passed(0)).current).test.phase).toBe('timeUp');
    expect(ana(late.and(passed(0), passed(1), passed(2)).current).test.phase).toBe('finished');
  });

  it('[T4] counts an answer that was received before the deadline, decided after', () => {
    aRunningTest().at(105.01).when(answered(0), at(104.999)).then('TimeUp', 'ChallengeAnswered');
  });
});

describe('the end', () => {
  const witness = { type: 'WitnessEndScreen', candidateId: ANA } as const;
  const signOut = { type: 'SignOut', candidateId: ANA, deviceId: PC1 } as const;

  it('[R9] is witnessed once shown, then signed out', () => {
    aFinishedTest().when(witness).thenRefused('end-screen-not-shown');
    anEndScreen().when(signOut).thenRefused('not-witnessed');
    anEndScreen().when(witness).then('EndScreenWitnessed');
    aWitnessedEnd().when(witness).thenRefused('already-witnessed');
    expect(ana(aWitnessedEnd().when(signOut).then('CandidateSignedOut')).holder).toBeNull();
  });

  it('[R9] a witness can be undone', () => {
    const state = aWitnessedEnd().when({ type: 'UndoWitness', candidateId: ANA, noteId: NOTE }).then('WitnessUndone');
    expect(ana(state).test.phase).toBe('endScreen');
  });

  it('[R10] an abandonment closes the test with its reason, for good', () => {
    const abandon = { type: 'RecordAbandonment', candidateId: ANA, reason: 'lackOfTime' } as const;
    aLaunchedSession().when(abandon).thenRefused('not-started');
    const state = aRunningTest().when(abandon).then('TestClosed');
    expect(ana(state).test).toMatchObject({ phase: 'closed', how: 'abandoned', reason: 'lackOfTime' });
    aRunningTest().and(abandon).when(answered(0)).thenRefused('already-abandoned-or-ended');
    anEndScreen().when(abandon).thenRefused('already-at-end-screen');
  });

  it('[R10] the invigilator may end a test', () => {
    const state = aRunningTest().when({ type: 'EndTest', candidateId: ANA }).then('TestClosed');
    expect(ana(state).test).toMatchObject({ how: 'endedByInvigilator' });
  });
});
