import { expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { freshness } from './freshness';

const tiles = [
  aRunningTile({ candidateId: 'a' }),
  aRunningTile({ candidateId: 'b' }),
  aRunningTile({ candidateId: 'gone', signedOutAt: LAUNCH }),
  aTile({ candidateId: 'expected' }),
];
const alive = { at: LAUNCH, monotonic: 1_000 };
const pulse = {
  head: 3,
  at: LAUNCH,
  heard: { a: 2_000, b: 6_000 },
  unmatchedJoins: 0,
  invigilators: [],
  monotonic: 1_000,
};

it('says who was heard, and how long ago at most', () => {
  expect(freshness(alive, pulse, tiles, 2_000, true)).toEqual({
    isLive: true,
    dataOf: LAUNCH,
    heard: 2,
    expected: 2,
    oldestMs: 7_000,
  });
});

it('does not count who has been silent for too long', () => {
  expect(freshness(alive, { ...pulse, heard: { a: 2_000, b: 60_000 } }, tiles, 1_000, true)).toMatchObject({
    heard: 1,
  });
  expect(freshness(alive, { ...pulse, heard: { a: 2_000 } }, tiles, 1_000, true)).toMatchObject({
    heard: 1,
    expected: 2,
  });
});

it('is not live more than 7 s after the last proof, nor before the first', () => {
  expect(freshness(alive, pulse, tiles, 8_000, true).isLive).toBe(true);
  expect(freshness(alive, pulse, tiles, 8_001, true).isLive).toBe(false);
  expect(freshness(null, null, tiles, 0, true)).toMatchObject({ isLive: false, dataOf: null });
});

it('is not live from the moment its own link is down', () => {
  expect(freshness(alive, pulse, tiles, 1_500, false).isLive).toBe(false);
});
