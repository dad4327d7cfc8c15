import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../identity/calendar-date.js';
import { instantsOf, wallTime } from './wall-time.js';

const PARIS = 'Europe/Paris';
const REUNION = 'Indian/Reunion';
const GUADELOUPE = 'America/Guadeloupe';
const AUTUMN = '2026-10-25';
const SPRING = '2027-03-28';

const instants = (date: string, time: string, timeZone: string) =>
  instantsOf(calendarDate(date)!, wallTime(time)!, timeZone);

describe('[T8] [fault 28] the instants of a time on the wall', () => {
  it.each([
    [AUTUMN, '01:59', PARIS, ['2026-10-24T23:59Z']],
    [AUTUMN, '02:00', PARIS, ['2026-10-25T00:00Z', '2026-10-25T01:00Z']],
    [AUTUMN, '02:59', PARIS, ['2026-10-25T00:59Z', '2026-10-25T01:59Z']],
    [AUTUMN, '03:00', PARIS, ['2026-10-25T02:00Z']],
    [SPRING, '01:59', PARIS, ['2027-03-28T00:59Z']],
    [SPRING, '02:00', PARIS, []],
    [SPRING, '02:59', PARIS, []],
    [SPRING, '03:00', PARIS, ['2027-03-28T01:00Z']],
    [AUTUMN, '02:30', REUNION, ['2026-10-24T22:30Z']],
    [SPRING, '02:30', REUNION, ['2027-03-27T22:30Z']],
    [AUTUMN, '02:30', GUADELOUPE, ['2026-10-25T06:30Z']],
    [SPRING, '02:30', GUADELOUPE, ['2027-03-28T06:30Z']],
    ['2026-11-20', '00:00', PARIS, ['2026-11-19T23:00Z']],
    // Half an hour is what Lord Howe moves by.
    ['2026-10-04', '02:10', 'Australia/Lord_Howe', []],
  ])('%s %s in %s', (date, time, zone, expected) =>
    expect(instants(date, time, zone)).toEqual(expected.map(Date.parse)),
  );

  it('one instant at other times, on any day of two years', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const days = fc
      .tuple(fc.constantFrom(2026, 2027), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`);
    const zones = fc.constantFrom(PARIS, REUNION, GUADELOUPE);
    const times = fc.constantFrom('00:00', '01:30', '03:30', '08:15', '23:59');
    fc.assert(
      fc.property(days, times, zones, (day, time, zone) => {
        expect(instants(day, time, zone)).toHaveLength(1);
      }),
    );
  });
});

it.each(['24:00', '9:00', '12:60', '12:00:00', ''])('%j is no time of day', (text) =>
  expect(wallTime(text)).toBeNull(),
);
