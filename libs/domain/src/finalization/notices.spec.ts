import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, minutes, type Duration, type Instant } from '../time/instant.js';
import { isEscalated, noticesFrom, noticesUntil, type Notice } from './notices.js';

const PARIS = 'Europe/Paris';
const at = (utc: string): Instant => Date.parse(`${utc}Z`) as Instant;
const DAYS = (n: number): Duration => minutes(n * 24 * 60);
const UTC = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' });
const inWords = (one: Notice) => `${UTC.format(one.at).replace(' ', 'T')} ${one.kind}`;
const told = (endedAt: string, days: number, timeZone = PARIS) =>
  noticesUntil(after(at(endedAt), DAYS(days)), at(endedAt), timeZone).map(inWords);

describe('[F1] what is told of a session that awaits its finalisation', () => {
  it('ended on a Tuesday at 11:00: at its end, 24, 12, 4 and 1 h before the limit, at it, then daily', () => {
    expect(told('2026-11-24T10:00', 3)).toEqual([
      '2026-11-24T10:00 ended',
      '2026-11-25T10:00 dayLeft',
      // 23:00 is night.
      '2026-11-25T15:00 inAdvance',
      '2026-11-25T22:00 halfDayLeft',
      '2026-11-26T06:00 fourHoursLeft',
      '2026-11-26T09:00 hourLeft',
      '2026-11-26T10:00 limit',
      '2026-11-27T10:00 late',
    ]);
  });

  it('what falls at a weekend is told on Friday at 16:00 too, once for all of it', () => {
    expect(told('2026-11-26T10:00', 5)).toEqual([
      '2026-11-26T10:00 ended',
      '2026-11-27T10:00 dayLeft',
      '2026-11-27T15:00 inAdvance',
      '2026-11-27T22:00 halfDayLeft',
      '2026-11-28T06:00 fourHoursLeft',
      '2026-11-28T09:00 hourLeft',
      '2026-11-28T10:00 limit',
      '2026-11-29T10:00 late',
      '2026-11-30T10:00 late',
      '2026-12-01T10:00 late',
    ]);
  });

  it('never before the end: what ended on Friday at 17:00 has no 16:00 before it', () => {
    const all = told('2026-11-27T16:00', 2);
    expect(all[0]).toBe('2026-11-27T16:00 ended');
    expect(all.filter((one) => one.endsWith('inAdvance'))).toEqual([]);
  });

  it.each([
    ['19:59 is day', '2026-11-23T18:59', []],
    // Of the limit at 20:00 the four hours left are told at 16:00 anyway.
    ['20:00 is night', '2026-11-23T19:00', ['2026-11-24T15:00 inAdvance']],
    ['06:59 is night', '2026-11-24T05:59', ['2026-11-24T15:00 inAdvance', '2026-11-25T15:00 inAdvance']],
    // The day left at 07:00 is told by day; the last hours before the limit are night.
    ['07:00 is day', '2026-11-24T06:00', ['2026-11-25T15:00 inAdvance']],
  ])('%s', (_title, endedAt, expected) => {
    expect(told(endedAt, 2).filter((one) => one.endsWith('inAdvance'))).toEqual(expected);
  });

  it('[T8] by the clock of the session’s own place, also in the night that changes it', () => {
    expect(told('2026-10-24T22:30', 1, 'Indian/Reunion')).toEqual([
      '2026-10-24T22:30 ended',
      '2026-10-25T22:30 dayLeft',
    ]);
    // Limit on Sunday 25 October at 10:00, after the night of 25 hours: told on Friday at 16:00 of summer.
    expect(told('2026-10-23T09:00', 2)).toContain('2026-10-23T14:00 inAdvance');
  });

  it('in order, no two alike, none before the end, and each in advance is a weekday at 16:00', () => {
    const ends = fc.integer({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00') });
    fc.assert(
      fc.property(
        ends,
        fc.constantFrom(PARIS, 'America/Guadeloupe'),
        fc.integer({ min: 0, max: 20 }),
        (end, zone, days) => {
          const endedAt = end as Instant;
          const notices = noticesUntil(after(endedAt, DAYS(days)), endedAt, zone);
          expect(new Set(notices.map((one) => `${one.kind} ${one.at}`)).size).toBe(notices.length);
          expect(notices.map((one) => one.at)).toEqual(notices.map((one) => one.at).sort((a, b) => a - b));
          expect(notices[0]).toEqual({ kind: 'ended', at: endedAt });
          const wall = (one: number) =>
            new Intl.DateTimeFormat('en-GB', {
              timeZone: zone,
              weekday: 'short',
              hour: '2-digit',
              minute: '2-digit',
            }).format(one);
          for (const one of notices.filter(({ kind }) => kind === 'inAdvance'))
            expect(wall(one.at)).toMatch(/^(Mon|Tue|Wed|Thu|Fri) 16:00$/);
        },
      ),
    );
  });
});

describe('[F1] what is planned at an instant', () => {
  const ended = at('2026-11-24T10:00');
  const all = noticesUntil(after(ended, DAYS(3)), ended, PARIS);
  const planned = (utc: string) => noticesFrom(at(utc), all).map(({ kind }) => kind);

  it('at the end: everything', () => {
    expect(noticesFrom(ended, all)).toEqual(all);
  });

  it('later: of what is past the latest alone, then what comes', () => {
    expect(planned('2026-11-26T05:00')).toEqual(['halfDayLeft', 'fourHoursLeft', 'hourLeft', 'limit', 'late']);
    expect(planned('2026-12-01T10:00')).toEqual(['late']);
  });
});

describe('[F1] a session that nobody finalises for a year', () => {
  it('is told of from an instant on as it would be in the whole', () => {
    const ended = at('2026-11-24T10:00');
    const [from, until] = [after(ended, DAYS(363)), after(ended, DAYS(366))];
    const since = (notices: Notice[]) => notices.filter((one) => one.at >= from);
    expect(since(noticesUntil(until, ended, PARIS, from))).toEqual(since(noticesUntil(until, ended, PARIS)));
    expect(since(noticesUntil(until, ended, PARIS, from)).length).toBeGreaterThanOrEqual(4);
  });
});

describe('[F1] the escalation', () => {
  const escalated = (endedAt: string, timeZone = PARIS) =>
    noticesUntil(after(at(endedAt), DAYS(4)), at(endedAt), timeZone)
      .filter((one) => isEscalated(one, at(endedAt), timeZone))
      .map(inWords);

  it('begins 4 h before the limit', () => {
    expect(escalated('2026-11-23T09:00')).toEqual([
      // 06:00 is night: told the evening before too.
      '2026-11-24T15:00 inAdvance',
      '2026-11-25T05:00 fourHoursLeft',
      '2026-11-25T08:00 hourLeft',
      '2026-11-25T09:00 limit',
      '2026-11-26T09:00 late',
      '2026-11-27T09:00 late',
    ]);
  });

  it('a limit on Saturday is told to all on Friday at 16:00; what is told ahead of an earlier night is not', () => {
    expect(escalated('2026-11-26T14:00')[0]).toBe('2026-11-27T15:00 inAdvance');
    // Ended on Tuesday at 14:00: 12 h left at 02:00 is told ahead, 4 h left is at 10:00.
    expect(escalated('2026-11-24T13:00')[0]).toBe('2026-11-26T09:00 fourHoursLeft');
  });
});
