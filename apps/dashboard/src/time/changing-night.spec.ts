import { calendarDate, deadlineOf, instantsOf, wallTime } from '@vigie/domain';
import { expect, it } from 'vitest';
import { timesIn } from './format';

const EXAM = { durationMinutes: 105, clockPolicy: 'session' } as const;
const PARIS = 'Europe/Paris';
const AUTUMN = '2026-10-25';
const SPRING = '2027-03-28';

/** From which launch of that time on the wall: the first one, or the second one of the hour that comes twice. */
it.each([
  ['Europe/Paris', AUTUMN, '01:30', 0, '02:15'],
  ['Europe/Paris', AUTUMN, '02:15', 0, '03:00'],
  ['Europe/Paris', AUTUMN, '02:15', 1, '04:00'],
  ['Europe/Paris', SPRING, '01:30', 0, '04:15'],
  ['Europe/Paris', SPRING, '00:14', 0, '01:59'],
  ['Indian/Reunion', AUTUMN, '04:30', 0, '06:15'],
  ['Indian/Reunion', SPRING, '04:30', 0, '06:15'],
  ['America/Guadeloupe', AUTUMN, '20:30', 0, '22:15'],
  ['America/Guadeloupe', SPRING, '20:30', 0, '22:15'],
])('[T8] [fault 27] in %s, 105 minutes from %s %s (%i) end at %s', (zone, date, time, which, end) => {
  const launch = instantsOf(calendarDate(date)!, wallTime(time)!, zone)[which]!;
  const deadline = deadlineOf(EXAM, { kind: 'none' }, launch, launch)!;
  expect(deadline - launch).toBe(105 * 60_000);
  expect([timesIn(zone).clock(launch), timesIn(zone).clock(deadline)]).toEqual([time, end]);
});

it.each([AUTUMN, SPRING])(
  '[T8] [fault 29] in the night of Paris’s %s, the islands’ walls show an exam of Paris as theirs do',
  (date) => {
    const launch = instantsOf(calendarDate(date)!, wallTime('01:30')!, PARIS)[0]!;
    const deadline = deadlineOf(EXAM, { kind: 'none' }, launch, launch)!;
    const walls = ['Indian/Reunion', 'America/Guadeloupe'].map((zone) =>
      [launch, deadline].map((at) => timesIn(zone).clock(at)),
    );
    const inWinter = date === SPRING;
    expect(walls[0]).toEqual(inWinter ? ['04:30', '06:15'] : ['03:30', '05:15']);
    expect(walls[1]).toEqual(inWinter ? ['20:30', '22:15'] : ['19:30', '21:15']);
  },
);
