import { instant, type SessionId } from '@vigie/domain';
import { expect, it } from 'vitest';
import { causeOf, delayOf, wakeUpId } from './wake-up.js';

const S = '0199a000-0000-7000-8000-000000000001' as SessionId;
const T = '0199a000-0000-7000-8000-000000000002' as SessionId;

it('one id for a session and an instant, another for every other', () => {
  const at = instant(1_795_000_000_000);
  const ids = [S, T].flatMap((sessionId) => [at, instant(at + 1)].map((when) => wakeUpId({ sessionId, at: when })));
  expect(new Set(ids).size).toBe(4);
  expect(wakeUpId({ sessionId: S, at })).toBe(ids[0]);
  for (const id of ids) expect(id).not.toContain(':');
});

it('the journal names a wake-up by a uuid, always the same one', () => {
  const at = instant(1_795_000_000_000);
  expect(causeOf({ sessionId: S, at })).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/);
  expect(causeOf({ sessionId: S, at })).toBe(causeOf({ sessionId: S, at }));
  expect(causeOf({ sessionId: T, at })).not.toBe(causeOf({ sessionId: S, at }));
});

it('waits until the instant; what is past rings at once', () => {
  const wakeUp = { sessionId: S, at: instant(10_000) };
  expect(delayOf(wakeUp, instant(4_000))).toBe(6_000);
  expect(delayOf(wakeUp, instant(12_000))).toBe(0);
});
