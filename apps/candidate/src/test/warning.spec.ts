import { expect, it } from 'vitest';
import { at, aView } from './test-view.testing';
import { warningAt } from './warning';

const view = aView({ deadlineAt: at(11, 0) });

it.each([
  [at(10, 44, 59), null],
  [at(10, 45), 15],
  [at(10, 45, 59), 15],
  [at(10, 46), null],
  [at(10, 55), 5],
  [at(10, 56), null],
  [at(11, 0), null],
])('[T3] without news from the server, the deadline on the screen warns (%i)', (now, minutes) => {
  expect(warningAt(view, now)?.minutes ?? null).toBe(minutes);
});

it('[T3] what the server told is in sight for a minute, and is not told twice', () => {
  const told = aView({ deadlineAt: at(11, 0), warned: { minutes: 15, at: at(10, 45) } });
  expect(warningAt(told, at(10, 45, 30))).toEqual({ minutes: 15, isLess: false });
  expect(warningAt(told, at(10, 46))).toBeNull();
  expect(warningAt(told, at(10, 55, 1))).toEqual({ minutes: 5, isLess: false });
});

it('[T3] told with less left, because time was taken back', () => {
  const told = aView({ deadlineAt: at(11, 0), warned: { minutes: 15, at: at(10, 50) } });
  expect(warningAt(told, at(10, 50, 5))).toEqual({ minutes: 15, isLess: true });
});

it('[T3] who began with less left is not told what was past', () => {
  const late = aView({ deadlineAt: at(11, 0), warned: { minutes: 15, at: null } });
  expect(warningAt(late, at(10, 45, 10))).toBeNull();
  expect(warningAt(late, at(10, 55, 10))).toEqual({ minutes: 5, isLess: false });
});
