import { language, t } from '../wording';

/** Instants in words, in the session's time zone (T8): the same on every invigilator's screen. */
export interface Times {
  /** 10:42 */
  clock(at: number): string;
  /** 10:42:07 */
  seconds(at: number): string;
  /** vendredi 20 novembre */
  day(at: number): string;
}

export function timesIn(timeZone: string): Times {
  const clock = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  return {
    clock: (at) => clock.format(at),
    seconds: (at) => seconds.format(at),
    day: (at) => day.format(at),
  };
}

const MINUTE = 60_000;
const two = (n: number) => String(n).padStart(2, '0');

/** 6 s, 2 min, 1 h 05: how long something has lasted. */
export function lasting(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return t('time.seconds', { seconds: Math.floor(length / 1_000) });
  return hoursAndMinutes(Math.floor(length / MINUTE));
}

/** 4 min 12 s, 10 min, 38 s: a length to the second. */
export function exactly(ms: number): string {
  const whole = Math.round(ms / 1_000);
  const seconds = t('time.seconds', { seconds: whole % 60 });
  if (whole < 60) return seconds;
  const minutes = hoursAndMinutes(Math.floor(whole / 60));
  return whole % 60 === 0 ? minutes : `${minutes} ${seconds}`;
}

/** 1 h 42, 12 min, then 4:59 from five minutes on: what is left, never below zero. */
export function remaining(ms: number): string {
  const left = Math.max(0, ms);
  if (left >= 5 * MINUTE) return hoursAndMinutes(Math.ceil(left / MINUTE));
  const whole = Math.ceil(left / 1_000);
  return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
}

function hoursAndMinutes(minutes: number): string {
  if (minutes < 60) return t('time.minutes', { minutes });
  return t('time.hours', { hours: Math.floor(minutes / 60), minutes: two(minutes % 60) });
}

/** A `YYYY-MM-DD` as people of the country write it; a day has no time zone. */
export function calendarDay(date: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(at)
    ? date
    : new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'short' }).format(at);
}
