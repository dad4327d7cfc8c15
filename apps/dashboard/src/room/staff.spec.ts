import { expect, it } from 'vitest';
import { LAUNCH } from '../support/a-tile';
import { staffOf } from './staff';

const pulse = (...invigilators: string[]) => ({ head: 1, at: LAUNCH, heard: {}, unmatchedJoins: 0, invigilators });

it('[B4] counts who has the room open against who is needed', () => {
  expect(staffOf('launched', 24, pulse('p1'))).toEqual({ present: 1, needed: 2, missing: 1 });
  expect(staffOf('welcome', 24, pulse('p1', 'p2'))).toMatchObject({ missing: 0 });
});

it('[B4] says nothing before the first pulse, nor of a session that is over', () => {
  expect(staffOf('launched', 24, null)).toBeNull();
  expect(staffOf('ended', 24, pulse())).toBeNull();
});
