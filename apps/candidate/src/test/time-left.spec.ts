import { expect, it } from 'vitest';
import { stretchOf, timeLeft } from './time-left';

it.each([
  [105 * 60_000, '1 h 45'],
  [60 * 60_000 + 1, '1 h 00'],
  [59 * 60_000 + 59_000, '59 min'],
  [5 * 60_000, '5 min'],
  [5 * 60_000 - 1, '4:59'],
  [9_400, '0:09'],
  [0, null],
  [-1, null],
])('%d ms is shown as %s: no seconds before the last five minutes', (ms, shown) => {
  expect(timeLeft(ms)).toBe(shown);
});

it.each([
  [15 * 60_000 + 1, 'calm'],
  [15 * 60_000, 'lastQuarter'],
  [5 * 60_000, 'lastFive'],
  [0, 'up'],
])('[T3] %d ms is in the stretch %s', (ms, stretch) => {
  expect(stretchOf(ms)).toBe(stretch);
});
