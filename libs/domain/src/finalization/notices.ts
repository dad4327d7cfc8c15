import { after, minutes, type Duration, type Instant } from '../time/instant.js';
import { instantsOf, wallClock, wallTime } from '../time/wall-time.js';
import { FINALISE_WITHIN } from './follow-up.js';

/** F1: what an administrator is told of a session that awaits its finalisation. `inAdvance`: ahead of a night or a weekend. */
export const NOTICE_KINDS = [
  'ended',
  'dayLeft',
  'halfDayLeft',
  'fourHoursLeft',
  'hourLeft',
  'limit',
  'late',
  'inAdvance',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  readonly kind: NoticeKind;
  readonly at: Instant;
}

const HOUR = minutes(60);
const DAY = 24 * HOUR;
/** From the end. What comes after the limit comes daily. */
const SCHEDULE: readonly (readonly [NoticeKind, Duration])[] = [
  ['ended', 0 as Duration],
  ['dayLeft', (FINALISE_WITHIN - DAY) as Duration],
  ['halfDayLeft', (FINALISE_WITHIN - 12 * HOUR) as Duration],
  ['fourHoursLeft', (FINALISE_WITHIN - 4 * HOUR) as Duration],
  ['hourLeft', (FINALISE_WITHIN - HOUR) as Duration],
  ['limit', FINALISE_WITHIN],
];

/** Nobody reads from 20:00 to 07:00, on Saturdays and on Sundays; before, at 16:00. */
const NIGHT: readonly [from: number, to: number] = [20, 7];
const BEFORE_NIGHT = wallTime('16:00')!;
const SUNDAY = 0;
const SATURDAY = 6;

/**
 * F1: what is to be told of a session that ended then, until `until`, earliest first: at its end, 24, 12, 4 and 1 h before the
 * limit, at the limit, then daily; what falls at night or at a weekend also at 16:00 of the last weekday before, once for
 * all that it stands for, and never before the end itself. What was to be told before `from` may be left out.
 */
export function noticesUntil(until: Instant, endedAt: Instant, timeZone: string, from = endedAt): Notice[] {
  const regular = scheduleUntil(after(until, WEEKEND), endedAt).filter(({ at }) => at >= from);
  const ahead = regular.flatMap(({ at }) => (isAway(at, timeZone) ? lastHourBefore(at, timeZone) : []));
  const told = new Set(regular.map(({ at }) => at));
  const inAdvance = [...new Set(ahead)].filter((at) => at > endedAt && !told.has(at));
  return [...regular, ...inAdvance.map((at): Notice => ({ kind: 'inAdvance', at }))]
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at);
}

/** What is still to be told at `now`: all that comes, and of what is past the latest alone. Who was away is told once where it stands. */
export function noticesFrom(now: Instant, notices: readonly Notice[]): Notice[] {
  const past = notices.filter(({ at }) => at <= now);
  return [...past.slice(-1), ...notices.filter(({ at }) => at > now)];
}

/** F1: from 4 h before the limit on, whoever is told second is told as well; in advance too, when that is night or weekend. */
export function isEscalated({ kind, at }: Notice, endedAt: Instant, timeZone: string): boolean {
  const from = after(endedAt, (FINALISE_WITHIN - 4 * HOUR) as Duration);
  if (kind !== 'inAdvance') return at >= from;
  return scheduleUntil(after(at, WEEKEND), endedAt).some(
    (one) => one.at > at && one.at >= from && isAway(one.at, timeZone) && lastHourBefore(one.at, timeZone).includes(at),
  );
}

/** How far ahead lies what is told in advance: from Friday at 16:00 to Monday at 07:00. */
const WEEKEND = (3 * DAY) as Duration;

function scheduleUntil(until: Instant, endedAt: Instant): Notice[] {
  const notices = SCHEDULE.map(([kind, later]): Notice => ({ kind, at: after(endedAt, later) }));
  const limit = after(endedAt, FINALISE_WITHIN);
  for (let at = after(limit, DAY as Duration); at <= until; at = after(at, DAY as Duration))
    notices.push({ kind: 'late', at });
  return notices;
}

function isAway(at: Instant, timeZone: string): boolean {
  const { weekday, hour } = wallClock(at, timeZone);
  return weekday === SATURDAY || weekday === SUNDAY || hour >= NIGHT[0] || hour < NIGHT[1];
}

/** 16:00 of the last weekday before; the clocks change at night, so there is one, and only one. */
function lastHourBefore(at: Instant, timeZone: string): Instant[] {
  for (let back = 0; back <= 3; back++) {
    const { date, weekday } = wallClock(after(at, (-back * DAY) as Duration), timeZone);
    if (weekday === SATURDAY || weekday === SUNDAY) continue;
    const [hour] = instantsOf(date, BEFORE_NIGHT, timeZone);
    if (hour !== undefined && hour < at) return [hour];
  }
  return [];
}
