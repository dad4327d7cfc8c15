import { extraMinutes, type ExtraTime } from './extra-time.js';
import { after, minutes, type Instant } from './instant.js';

/** T1: `session` counts from the launch (default, S), `candidate` from the candidate's own start. */
export type ClockPolicy = 'session' | 'candidate';

export interface ClockRules {
  readonly durationMinutes: number;
  readonly clockPolicy: ClockPolicy;
}

/** The instant at which a candidate's time is up, or null while the clock of the policy has not started (T1). */
export function deadlineOf(
  rules: ClockRules,
  extra: ExtraTime,
  launchedAt: Instant | null,
  startedAt: Instant | null,
): Instant | null {
  const from = rules.clockPolicy === 'session' ? launchedAt : startedAt;
  if (from === null) return null;
  return after(from, minutes(rules.durationMinutes + extraMinutes(extra, rules.durationMinutes)));
}
