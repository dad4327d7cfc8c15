import { describe, expect, it } from 'vitest';
import { deadlineOf } from './deadline.js';
import { extraMinutes } from './extra-time.js';
import { instant, minutes } from './instant.js';

const launch = instant(Date.UTC(2026, 10, 20, 9, 0));
const none = { kind: 'none' } as const;

describe('extra time', () => {
  it.each([
    [105, 33, 35],
    [105, 100, 105],
    [20, 5, 1],
    [100, 7, 7],
    [60, 0, 0],
  ])('[T2] %i min with %i %% gives %i more minutes', (duration, value, expected) => {
    expect(extraMinutes({ kind: 'percent', value }, duration)).toBe(expected);
  });

  it('[T2] takes minutes as they are', () => {
    expect(extraMinutes({ kind: 'minutes', value: 20 }, 105)).toBe(20);
    expect(extraMinutes(none, 105)).toBe(0);
  });
});

describe('deadline', () => {
  const session = { durationMinutes: 105, clockPolicy: 'session' } as const;
  const candidate = { durationMinutes: 105, clockPolicy: 'candidate' } as const;
  const late = instant(launch + minutes(10));

  it('[T1] counts from the launch, even for a latecomer', () => {
    expect(deadlineOf(session, none, launch, late)).toBe(launch + minutes(105));
  });

  it('[T1] counts from the own start under the policy `candidate`', () => {
    expect(deadlineOf(candidate, none, launch, late)).toBe(late + minutes(105));
  });

  it('[T1][T2] 105 min and 33 % are 140 min', () => {
    expect(deadlineOf(session, { kind: 'percent', value: 33 }, launch, launch)).toBe(launch + minutes(140));
  });

  it('[T1] has no deadline before its clock starts', () => {
    expect(deadlineOf(session, none, null, null)).toBeNull();
    expect(deadlineOf(candidate, none, launch, null)).toBeNull();
  });
});
