import { expect, it } from 'vitest';
import { aSession, LAUNCH } from '../support/a-tile';
import { roundOf } from './row-round';

const minutes = (n: number) => LAUNCH + n * 60_000;

it('[R12] is due again 15 minutes after the last one, or the launch, as the session says', () => {
  expect(roundOf(aSession(), minutes(14))).toEqual({ last: null, isDue: false });
  expect(roundOf(aSession(), minutes(15))).toEqual({ last: null, isDue: true });
  const gone = aSession({ rowRoundAt: minutes(15) });
  expect(roundOf(gone, minutes(29))).toEqual({ last: minutes(15), isDue: false });
  expect(roundOf(gone, minutes(30))?.isDue).toBe(true);
  expect(roundOf(aSession({ roundMinutes: 30 }), minutes(29))?.isDue).toBe(false);
});

it('[R12] is nobody’s business before the launch and after the end', () => {
  expect(roundOf(aSession({ phase: 'welcome', launchedAt: null }), LAUNCH)).toBeNull();
  expect(roundOf(aSession({ phase: 'ended' }), minutes(200))).toBeNull();
});
