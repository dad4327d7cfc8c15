import type { TestScreen } from '@vigie/link';

const MINUTE = 60_000;
/** How long a warning stays in sight. */
const STAYS = MINUTE;
const LEADS = [5, 15] as const;

export interface Warning {
  readonly minutes: 5 | 15;
  /** Told with less left than that: time was taken back. */
  readonly isLess: boolean;
}

/**
 * T3: the warning in sight at this instant, or null. What the server told counts; without news from it, in a cut, the deadline on
 * the screen tells the same.
 */
export function warningAt({ deadlineAt, warned }: TestScreen, now: number): Warning | null {
  if (now >= deadlineAt) return null;
  const told = warned?.at ?? null;
  if (warned && told !== null && now < told + STAYS)
    return { minutes: warned.minutes, isLess: deadlineAt - told < warned.minutes * MINUTE - 1_000 };
  const minutes = LEADS.find((lead) => now >= deadlineAt - lead * MINUTE);
  const isNew = minutes !== undefined && (!warned || warned.minutes > minutes);
  return isNew && now < deadlineAt - minutes * MINUTE + STAYS ? { minutes, isLess: false } : null;
}
