import type { CenterSummary } from '@vigie/protocol';
import { lasting, remaining, type Times } from '../time/format';
import { t } from '../wording';

/** What is awaited of a session, and how long it may still take. */
export interface Awaited {
  readonly urgency: 'calm' | 'soon' | 'late';
  readonly left: string;
  readonly until: string;
}

/** F1: under 12 hours a finalisation is soon due. */
const SOON_MS = 12 * 3_600_000;

export function awaitedOf(session: CenterSummary, now: number | null, times: Times): Awaited | null {
  if (now === null) return null;
  if (session.finalisation) return finalisation(session.finalisation, now, times);
  if (session.nextEndAt !== null) return nextEnd(session.nextEndAt, now, times);
  return null;
}

/** The page's clock may be a second behind the end that was just pushed: never more is left than was given. */
function finalisation({ since, until }: { since: number; until: number }, now: number, times: Times): Awaited {
  const at = { day: times.day(until), at: times.clock(until) };
  if (now >= until)
    return {
      urgency: 'late',
      left: t('center.late', { ago: lasting(now - until) }),
      until: t('center.wasToFinalise', at),
    };
  return {
    urgency: until - now <= SOON_MS ? 'soon' : 'calm',
    left: t('center.left', { left: remaining(until - Math.max(now, since)) }),
    until: t('center.toFinalise', at),
  };
}

const nextEnd = (until: number, now: number, times: Times): Awaited => ({
  urgency: 'calm',
  left: t('center.left', { left: remaining(until - now) }),
  until: t('center.nextEnd', { at: times.clock(until) }),
});
