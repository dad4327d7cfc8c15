import type { CandidateState, Warned, WarningMinutes } from '../candidate/state.js';
import { after, latest, minutes, type Duration, type Instant } from '../time/instant.js';

/** T3, the earlier one first. */
const WARNINGS: readonly WarningMinutes[] = [15, 5];
const NEVER = 0 as Instant;

interface Warning {
  readonly at: Instant;
  readonly minutes: WarningMinutes;
}

/**
 * T3: the next warning of a running test, at its instant before the deadline; at once when time was taken back to below it,
 * and then the nearest one alone. Null when the next thing is the deadline.
 */
export function nextWarning({ warned, granted, unpausedAt }: CandidateState, deadline: Instant): Warning | null {
  const movedAt = latest(granted?.at ?? NEVER, unpausedAt ?? NEVER);
  let next: Warning | null = null;
  for (const lead of WARNINGS) {
    if (warned !== null && warned.minutes <= lead) continue;
    const at = latest(after(deadline, -minutes(lead) as Duration), movedAt);
    if (at < deadline && (next === null || at === next.at)) next = { at, minutes: lead };
  }
  return next;
}

/** Who begins with less than so much left is not told what is past. */
export const warnedAtStart = (left: number): Warned | null => {
  const within = nearest(left);
  return within && { minutes: within, at: null };
};

/** After more time: what lies ahead again is told again. */
export function warnedAfterMore(warned: Warned | null, left: number): Warned | null {
  const within = nearest(left);
  if (warned === null || within === null) return null;
  return within > warned.minutes ? { minutes: within, at: null } : warned;
}

const nearest = (left: number): WarningMinutes | null => WARNINGS.filter((lead) => left < minutes(lead)).pop() ?? null;
