import { instant, type SessionId } from '@vigie/domain';
import { expect, it } from 'vitest';
import { causeOf, delayOf, wakeUpFor, wakeUpId } from './wake-up.js';

const S = '0199a000-0000-7000-8000-000000000001' as SessionId;
const T = '0199a000-0000-7000-8000-000000000002' as SessionId;
const NOW = instant(1_795_000_000_000);
const later = (ms: number) => wakeUpFor(instant(NOW + ms), NOW).at - NOW;

it('never rings before the instant, nor more than a tenth of a second after it', () => {
  expect([later(1), later(99), later(100), later(101), later(1_000)]).toEqual([100, 100, 100, 200, 1_000]);
});

it('what is due already rings at an instant whose job has not looked yet', () => {
  expect([later(-60_000), later(-1), later(0)]).toEqual([100, 100, 100]);
});

it('one id for an instant, another for every other, that is no number', () => {
  const ids = [0, 100, 200].map((ms) => wakeUpId({ at: instant(NOW + ms) }));
  expect(new Set(ids).size).toBe(3);
  expect(wakeUpId({ at: NOW })).toBe(ids[0]);
  for (const id of ids) expect(id).toMatch(/^at-\d+$/);
});

it('the journal names a wake-up and its session by a uuid, always the same one', () => {
  const wakeUp = { at: NOW };
  expect(causeOf(wakeUp, S)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
  expect(causeOf(wakeUp, S)).toBe(causeOf({ at: NOW }, S));
  expect(causeOf(wakeUp, T)).not.toBe(causeOf(wakeUp, S));
  expect(causeOf({ at: instant(NOW + 100) }, S)).not.toBe(causeOf(wakeUp, S));
});

it('waits until the instant; what is past rings at once', () => {
  const wakeUp = { at: instant(10_000) };
  expect(delayOf(wakeUp, instant(4_000))).toBe(6_000);
  expect(delayOf(wakeUp, instant(12_000))).toBe(0);
});
