import { describe, expect, it } from 'vitest';
import { calendarDay, exactly, lasting, remaining, timesIn } from './format';

describe('instants', () => {
  it('[T8] are shown in the session’s time zone, whatever the PC’s', () => {
    const at = Date.UTC(2026, 10, 20, 9, 42, 7);
    expect(timesIn('Europe/Paris').clock(at)).toBe('10:42');
    expect(timesIn('America/Guadeloupe').clock(at)).toBe('05:42');
    expect(timesIn('Europe/Paris').seconds(at)).toBe('10:42:07');
  });

  it('[T8] midnight is 00, never 24', () => {
    expect(timesIn('Europe/Paris').clock(Date.UTC(2026, 10, 19, 23, 5))).toBe('00:05');
  });
});

describe('lengths', () => {
  it.each([
    [6_400, '6 s'],
    [119_000, '1 min'],
    [65 * 60_000, '1 h 05'],
    [-200, '0 s'],
  ])('%i ms have lasted %s', (ms, words) => expect(lasting(ms)).toBe(words));

  it.each([
    [102 * 60_000, '1 h 42'],
    [12 * 60_000 - 1, '12 min'],
    [299_000, '4:59'],
    [-5_000, '0:00'],
  ])('%i ms are left as %s', (ms, words) => expect(remaining(ms)).toBe(words));
});

it('a birth date has no time zone', () => {
  expect(calendarDay('2012-02-29')).toMatch(/29/);
});

it('a length to the second does not say none', () => {
  expect([38_000, 252_000, 600_000, 3_600_000].map(exactly)).toEqual(['38 s', '4 min 12 s', '10 min', '1 h 00']);
});
