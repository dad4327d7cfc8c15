import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { ana, ANA, aFinishedTest, aLaunchedSession, answered, aRunningTest, at, PC1, PC2 } from '../testing/given.js';
import { seconds, type Instant } from '../time/instant.js';
import { situationOf } from './situation.js';

const left = (forSeconds: number, claimedAt: Instant | null = null, times = 1): Command => ({
  type: 'LoseFocus',
  candidateId: ANA,
  deviceId: PC1,
  times,
  forMs: seconds(forSeconds),
  claimedAt,
});

describe('[Q3] the page of the test was left', () => {
  it('is noted with how long, counted, and the last time known', () => {
    const state = aRunningTest()
      .at(10)
      .and(left(12))
      .at(20)
      .when(left(30, null, 2))
      .then('FocusLost');
    expect(ana(state).focusLost).toEqual({
      times: 3,
      totalMs: seconds(42),
      last: { backAt: at(20), forMs: seconds(30) },
    });
  });

  it('is not punished: no status changes, the next answer counts, and the end stays where it was', () => {
    const before = aRunningTest().at(10).current;
    const state = aRunningTest().at(10).when(left(12)).then('FocusLost');
    expect(situationOf(ana(state), state.phase.name)).toBe(situationOf(ana(before), before.phase.name));
    expect({ ...ana(state), focusLost: null }).toEqual(ana(before));
    aRunningTest().at(10).and(left(12)).when(answered(0)).then('ChallengeAnswered');
  });

  it('of a PC that flaps, is noted once in 5 s', () => {
    const scene = aRunningTest().at(10).and(left(2));
    scene
      .at(10 + 4.9 / 60)
      .when(left(2))
      .thenNothing();
    scene
      .at(10 + 5 / 60)
      .when(left(2))
      .then('FocusLost');
  });

  it('told after a cut, counts at the time that it claims, each of them', () => {
    const state = aRunningTest()
      .at(30)
      .and(left(12, at(20)), left(8, at(21)))
      .when(left(3, at(22)))
      .then('FocusLost');
    expect(ana(state).focusLost).toMatchObject({ times: 3, last: { backAt: at(22) } });
  });

  it('told after the last answer or after the end screen, is noted too', () => {
    aFinishedTest().at(1).when(left(12)).then('FocusLost');
  });

  it('claims nothing before the start of the test, nor after now', () => {
    aRunningTest()
      .at(10)
      .when(left(12, at(-1)))
      .thenNothing();
    const state = aRunningTest()
      .at(10)
      .when(left(3_600, at(11)))
      .then('FocusLost');
    expect(ana(state).focusLost?.last).toEqual({ backAt: at(10), forMs: seconds(600) });
  });

  it('is said by the browser that holds the candidate, of a test that has begun', () => {
    aRunningTest()
      .at(10)
      .when({ ...left(12), deviceId: PC2 } as Command)
      .thenRefused('device-replaced');
    aLaunchedSession().when(left(12)).thenRefused('not-started');
  });
});
