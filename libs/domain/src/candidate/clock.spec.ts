import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { deadlineFor } from '../session/owed.js';
import {
  ANA,
  ana,
  answered,
  aFinishedTest,
  aLaunchedSession,
  aRunningTest,
  aSession,
  at,
  BOB,
  NOTE,
  passed,
  PC1,
} from '../testing/given.js';

const granting = (minutes: number, candidateId = ANA): Command => ({
  type: 'GrantTime',
  candidateId,
  minutes,
  noteId: NOTE,
});
const pause = { type: 'PauseTest', candidateId: ANA, noteId: NOTE } as const;
const unpause = { type: 'UnpauseTest', candidateId: ANA } as const;
const passTime = { type: 'PassTime' } as const;

describe('[T5] granting time', () => {
  it('moves the stop: the answer of minute 110 counts, the one of minute 115 does not', () => {
    const scene = aRunningTest().and(granting(10));
    scene.at(110).when(answered(0)).then('ChallengeAnswered');
    scene.at(115).when(answered(0)).thenRefused('answer-kept-late', 'TimeUp', 'LateAnswerKept');
  });

  it('before the start it is there too', () => {
    const state = aLaunchedSession().when(granting(10)).then('TimeGranted');
    expect(deadlineFor(state, ana(state))).toBe(at(115));
  });

  it('after the stop, who was stopped answers again; what was passed stays passed', () => {
    const scene = aRunningTest().at(106).and(passed(0), granting(10));
    scene.when(answered(0)).thenRefused('not-current-challenge');
    scene.when(answered(1)).then('ChallengeAnswered');
  });

  it('given too late to reach beyond now, it opens nothing', () => {
    aRunningTest().at(130).and(granting(10)).when(answered(0)).thenRefused('answer-kept-late', 'LateAnswerKept');
  });

  it('is taken back, never below now', () => {
    const state = aRunningTest().at(100).when(granting(-30)).then('TimeGranted');
    expect(deadlineFor(state, ana(state))).toBe(at(100));
    aRunningTest().at(106).and(passTime).when(granting(-5)).thenRefused('nothing-to-take-back');
  });

  it('before the launch, no more is taken back than was given', () => {
    aSession().when(granting(-5)).thenRefused('nothing-to-take-back');
    const state = aSession().and(granting(10)).when(granting(-30)).then('TimeGranted');
    expect(ana(state).credited).toBe(0);
  });

  it('is of no use once everything is done', () => {
    aFinishedTest().when(granting(10)).thenRefused('already-at-end-screen');
  });

  it('for several at once, says for whom it was refused', () => {
    const { decision } = aFinishedTest().when({
      type: 'GrantTimes',
      candidateIds: [ANA, BOB],
      minutes: 5,
      noteId: NOTE,
    }).result;
    expect(decision).toMatchObject({ accepted: true, skipped: [{ candidateId: ANA, code: 'already-at-end-screen' }] });
  });

  it('is acknowledged once by the candidate’s own screen', () => {
    const seen = { type: 'AcknowledgeTime', candidateId: ANA, deviceId: PC1 } as const;
    aRunningTest().when(seen).thenNothing();
    const scene = aRunningTest().and(granting(10)).at(1).and(seen);
    expect(ana(scene.current).granted).toMatchObject({ ms: 600_000, seenAt: at(1) });
    scene.when(seen).thenNothing();
  });
});

describe('[T9] a pause', () => {
  it('stops answers and the clock, and moves the deadline by exactly its length', () => {
    const scene = aRunningTest().at(50).and(pause);
    scene.at(60).when(answered(0)).thenRefused('paused');
    const state = scene.at(67).when(unpause).then('TestUnpaused');
    expect(deadlineFor(state, ana(state))).toBe(at(122));
  });

  it('nobody is stopped in a pause, however long, and the session does not end by itself', () => {
    aRunningTest().at(100).and(pause).at(300).when(passTime).thenNothing();
  });

  it('keeps out who has not started', () => {
    aLaunchedSession()
      .and(pause)
      .when({ ...start() })
      .thenRefused('paused');
  });

  it('is of a launched session, and of who is not stopped', () => {
    aSession().when(pause).thenRefused('session-not-launched');
    aRunningTest().at(106).when(pause).thenRefused('time-is-up', 'TimeUp');
  });
});

const start = (): Command => ({
  type: 'StartTest',
  candidateId: ANA,
  deviceId: PC1,
  codeIsRight: true,
  seed: 1,
  challenges: [],
});

it('[T1, T5, T9] deadline = launch + duration + granted + pauses, whatever the order', () => {
  const step = fc.oneof(
    fc.record({
      wait: fc.integer({ min: 0, max: 10 }),
      what: fc.constant('grant' as const),
      minutes: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({
      wait: fc.integer({ min: 0, max: 10 }),
      what: fc.constant('pause' as const),
      minutes: fc.integer({ min: 1, max: 20 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let [scene, minute, moved] = [aRunningTest(), 0, 0];
      for (const { wait, what, minutes } of steps) {
        minute = Math.min(minute + wait, 80);
        moved += minutes;
        if (what === 'grant') scene = scene.at(minute).and(granting(minutes));
        else {
          scene = scene
            .at(minute)
            .and(pause)
            .at(minute + minutes)
            .and(unpause);
          minute += minutes;
        }
        if (minute >= 80) break;
      }
      expect(deadlineFor(scene.current, ana(scene.current))).toBe(at(105 + moved));
    }),
  );
});

describe('[B7] time granted once the session has ended', () => {
  const close = { type: 'CloseSession' } as const;
  const closed = aRunningTest().and(answered(0)).at(106).and(close).at(110);

  it('reopens it: who was closed with it goes on where they stood, until the new end', () => {
    const state = closed.when(granting(10)).then('SessionReopened', 'TimeGranted');
    expect(state.phase).toEqual({ name: 'launched', launchedAt: at(0) });
    expect(ana(state).test).toMatchObject({ phase: 'running', paper: { done: [{ how: 'answered' }] } });
    const open = closed.and(granting(10));
    open.when(answered(1)).then('ChallengeAnswered');
    open.at(115).when(answered(1)).thenRefused('answer-kept-late', 'TimeUp', 'LateAnswerKept');
  });

  it('ends again, by itself or by the invigilator', () => {
    const again = closed.and(granting(10));
    again.when(close).thenRefused('candidates-at-work');
    again.at(115).when(close).then('TimeUp', 'TestClosed', 'SessionEnded');
  });

  it('must reach beyond now, and says by how much', () => {
    const { decision } = closed.when(granting(5)).result;
    expect(decision).toMatchObject({ refusal: { code: 'grant-too-short', params: { count: 6 } } });
    closed.when(granting(6)).then('SessionReopened', 'TimeGranted');
    closed.when(granting(-5)).thenRefused('nothing-to-take-back');
  });

  it('for several, reopens it once, and opens no test that the invigilator ended', () => {
    const both = { type: 'GrantTimes', candidateIds: [ANA, BOB], minutes: 10, noteId: NOTE } as const;
    closed.when(both).then('SessionReopened', 'TimeGranted', 'TimeGranted');
    const ended = aRunningTest().and({ type: 'EndTest', candidateId: ANA }, close);
    ended.when(granting(10)).thenRefused('already-abandoned-or-ended');
  });
});

describe('[T7] a day', () => {
  const DAY = 24 * 60;

  it('a test ends for good 24 h after its start, whatever was granted', () => {
    const scene = aRunningTest().and(granting(240), ...Array.from({ length: 6 }, () => granting(240)));
    expect(deadlineFor(scene.current, ana(scene.current))).toBe(at(DAY));
    scene
      .at(DAY - 1)
      .when(answered(0))
      .then('ChallengeAnswered');
    scene.at(DAY).when(granting(10)).thenRefused('too-late-to-grant', 'TimeUp');
  });

  it('a pause lasts no longer', () => {
    const paused = aRunningTest().and(pause);
    paused
      .at(DAY - 1)
      .when(passTime)
      .thenNothing();
    paused.at(DAY).when(passTime).then('TimeUp');
    paused
      .at(DAY + 30)
      .when(passTime)
      .then('TimeUp', 'TestClosed', 'SessionEnded');
  });

  it('nobody starts 24 h after the first', () => {
    const bob = aRunningTest().and(...Array.from({ length: 7 }, () => granting(240, BOB)));
    expect(deadlineFor(bob.current, bob.current.candidates.get(BOB)!)).toBe(at(DAY));
  });
});
