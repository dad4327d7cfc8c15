import { describe, expect, it } from 'vitest';
import { endTimes, isRoomPaused, type TimedTest } from './end-times.js';
import { instant } from './instant.js';

const at = (minute: number, second = 0) => instant((minute * 60 + second) * 1_000);
const test = (minute: number | null, rest: Partial<TimedTest> = {}): TimedTest => ({
  deadlineAt: minute === null ? null : at(minute),
  isOver: false,
  isPaused: false,
  ...rest,
});
const over = { isOver: true };
const paused = { isPaused: true };

describe('[R4] end times without names', () => {
  it('nobody has one before the launch', () => {
    expect(endTimes([test(null), test(null)])).toEqual({ commonAt: null, lastAt: null, others: [] });
  });

  it('the common one is the one that most share, whoever is through', () => {
    const tests = [test(105, over), test(105, over), test(120)];
    expect(endTimes(tests)).toEqual({
      commonAt: at(105),
      lastAt: at(120),
      others: [{ at: at(120), count: null }],
    });
    expect(endTimes(tests.slice(1)).commonAt).toBe(at(105));
  });

  it('how many have each of the others is told where nobody has theirs alone', () => {
    const tests = [105, 105, 105, 120, 120, 140, 140].map((minute) => test(minute));
    expect(endTimes(tests).others).toEqual([
      { at: at(120), count: 2 },
      { at: at(140), count: 2 },
    ]);
    expect(endTimes(tests.slice(0, -1)).others).toEqual([
      { at: at(120), count: null },
      { at: at(140), count: null },
    ]);
  });

  it('two ends within one minute are one', () => {
    const tests = [test(105), test(105), { ...test(null), deadlineAt: at(105, 40) }];
    expect(endTimes(tests)).toEqual({ commonAt: at(105, 40), lastAt: at(105, 40), others: [] });
  });

  it('once all are through, no last one is left', () => {
    expect(endTimes([test(105, over), test(120, over)])).toEqual({ commonAt: at(105), lastAt: null, others: [] });
  });
});

describe('[T9] the room is paused', () => {
  it.each([
    ['when all who are not through are', [test(105, paused), test(120, paused), test(105, over)], true],
    ['never while one goes on', [test(105, paused), test(105)], false],
    ['never by the pause of one alone', [test(105, paused), test(105, over)], false],
    ['never empty', [], false],
  ])('%s', (_when, tests, is) => expect(isRoomPaused(tests)).toBe(is));
});
