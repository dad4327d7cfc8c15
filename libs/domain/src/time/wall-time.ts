import type { CalendarDate } from '../identity/calendar-date.js';
import { instant, type Instant } from './instant.js';

/** A time of day as a clock on the wall shows it, `HH:MM`. */
export type WallTime = string & { readonly __format: 'HH:MM' };

export const wallTime = (text: string): WallTime | null =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as WallTime) : null;

const DAY = 24 * 3_600_000;

/**
 * T8: the instants at which the wall of this time zone shows this time on this day, the earlier one first. One; two in the hour that
 * comes twice in autumn; none in the hour that is skipped in spring.
 */
export function instantsOf(date: CalendarDate, time: WallTime, timeZone: string): Instant[] {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // The zone's offset the day before and the day after: no zone changes it twice within two days.
  const offsets = new Set([wall - DAY, wall + DAY].map((at) => wallOf(at, timeZone) - at));
  return [...offsets]
    .map((offset) => instant(wall - offset))
    .filter((at) => wallOf(at, timeZone) === wall)
    .sort((a, b) => a - b);
}

/** What calendar and clock on the wall of this time zone show at an instant; `weekday`: 0 is Sunday. */
export function wallClock(at: Instant, timeZone: string): { date: CalendarDate; weekday: number; hour: number } {
  const { year, month, day, hour } = partsOf(at, timeZone);
  const date = `${year}-${two(month)}-${two(day)}` as CalendarDate;
  return { date, weekday: (Date.UTC(year, month - 1, day) / DAY + THURSDAY) % 7, hour };
}
/** The first day of the epoch. */
const THURSDAY = 4;
const two = (n: number): string => String(n).padStart(2, '0');

/** What the wall of a time zone shows at an instant, as if it were UTC. */
function wallOf(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function partsOf(at: number, timeZone: string): Record<Part, number> {
  const parts = formatOf(timeZone).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])) as Record<Part, number>;
}

/** A format takes a millisecond to make. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATS.set(timeZone, format);
  return format;
}
