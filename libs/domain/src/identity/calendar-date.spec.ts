import { expect, it } from 'vitest';
import { calendarDate } from './calendar-date.js';

it.each(['2011-02-28', '2012-02-29', '2000-02-29', '2010-12-31'])('accepts %s', (text) => {
  expect(calendarDate(text)).toBe(text);
});

it.each(['2011-02-29', '2011-02-31', '1900-02-29', '2011-13-01', '2011-00-10', '2011-1-1', '31/02/2011', ''])(
  'refuses %s',
  (text) => {
    expect(calendarDate(text)).toBeNull();
  },
);
