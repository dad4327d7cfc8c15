import { expect, it } from 'vitest';
import { aSummary } from '../support/a-summary';
import { rollUpOf } from './roll-up';

const counts = { enrolled: 24, joined: 20, atWork: 18, ended: 2, witnessed: 2 };

it('[R7] sums the rooms that are open, their calls, and the first of their ends', () => {
  const sessions = [
    aSummary('1', { phase: 'launched', counts, calls: { alerts: 1, hands: 2 }, nextEndAt: 2_000 }),
    aSummary('2', {
      phase: 'launched',
      counts,
      calls: { alerts: 1, hands: 0 },
      nextEndAt: 1_000,
      timeZone: 'Indian/Reunion',
    }),
    aSummary('3', { phase: 'welcome' }),
    aSummary('4'),
  ];
  expect(rollUpOf(sessions)).toEqual({
    rooms: 3,
    atWork: 36,
    alerts: 2,
    hands: 2,
    nextEnd: { at: 1_000, timeZone: 'Indian/Reunion' },
  });
});

it('[R7] an alert that is open after the end still counts; of a cancelled session nothing does (B7)', () => {
  const calls = { alerts: 1, hands: 0 };
  expect(rollUpOf([aSummary('1', { phase: 'ended', calls })])).toMatchObject({ rooms: 0, alerts: 1, nextEnd: null });
  expect(rollUpOf([aSummary('1', { phase: 'cancelled', calls })])).toMatchObject({ alerts: 0 });
});
