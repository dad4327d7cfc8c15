import { staffing, type Staffing } from '@vigie/domain';
import type { Pulse, SessionView } from '@vigie/protocol';

const WATCHED: ReadonlySet<SessionView['phase']> = new Set(['prepared', 'welcome', 'launched']);

/** B4, of who has the room open now; null while it is not known, and once the session is over. */
export function staffOf(
  phase: SessionView['phase'] | undefined,
  candidates: number,
  pulse: Pulse | null,
): Staffing | null {
  return pulse && phase && WATCHED.has(phase) ? staffing(candidates, pulse.invigilators.length) : null;
}
