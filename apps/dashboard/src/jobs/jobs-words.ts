import type { ReminderKindCounts, SessionWakeUps } from '@vigie/protocol';
import { lasting, type Times } from '../time/format';
import { language, t } from '../wording';

/** 240 ms, 1,3 s, 12 s, 2 min: how late something was; the tenths tell a job from a sweep. */
export function lateBy(ms: number): string {
  if (ms < 1_000) return t('jobs.ms', { ms: Math.max(0, ms) });
  if (ms >= 10_000) return lasting(ms);
  return t('jobs.s', { s: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1_000) });
}

/** The hour to the second; with its day when that is not today. */
export function momentOf(at: number, now: number, times: Times): string {
  const hour = times.seconds(at);
  return times.day(at) === times.day(now) ? hour : t('jobs.at', { day: times.day(at), at: hour });
}

/** As the server counts: a job comes within 2 s, the sweeper within 10 s more. */
const OVERDUE_MS = 15_000;
export const isOverdue = (dueAt: number | null, now: number): boolean => dueAt !== null && now - dueAt >= OVERDUE_MS;

const KINDS = {
  finalisation: 'jobs.kind.finalisation',
  finalisationHook: 'jobs.kind.finalisationHook',
} as const;

/** A kind that this page does not know yet is a reminder all the same. */
export const kindName = (kind: string): string =>
  t(kind in KINDS ? KINDS[kind as keyof typeof KINDS] : 'jobs.kind.other');

export interface Figure {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** A human should look at it. */
  readonly isAlarming: boolean;
}

type Counts = Pick<ReminderKindCounts, 'planned' | 'overdue' | 'failed' | 'lateness'>;

/** The same figures of wake-ups and of each kind of reminder. */
export function figuresOf({ planned, overdue, failed, lateness }: Counts, done: Figure): Figure[] {
  const count = (name: 'planned' | 'overdue' | 'failed', value: number): Figure => ({
    name,
    label: t(`jobs.${name}`),
    value: String(value),
    isAlarming: name !== 'planned' && value > 0,
  });
  const late = (name: 'median' | 'worst', ms: number | undefined): Figure => ({
    name,
    label: t(`jobs.${name}`),
    value: ms === undefined ? t('jobs.noLateness') : lateBy(ms),
    isAlarming: false,
  });
  return [
    count('planned', planned),
    count('overdue', overdue),
    count('failed', failed),
    done,
    late('median', lateness?.medianMs),
    late('worst', lateness?.worstMs),
  ];
}

export const doneFigure = (name: 'ran' | 'sent', count: number): Figure => ({
  name,
  label: t(`jobs.${name}`),
  value: String(count),
  isAlarming: false,
});

export const sessionName = ({ room, number }: Pick<SessionWakeUps, 'room' | 'number'>): string => `${room} ${number}`;
