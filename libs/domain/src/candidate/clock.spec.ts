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
    scene.at(115).when(answered(0)).thenRefused('time-is-up', 'TimeUp');
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
    aRunningTest().at(130).and(granting(10)).when(answered(0)).thenRefused('time-is-up');
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
