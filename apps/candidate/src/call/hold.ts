import type { WholeView } from '@vigie/link';
import type { CallView, SeatCommand } from '@vigie/protocol';

/** `since`: null while it has still to reach the server. */
export interface Report {
  reason: NonNullable<CallView['alert']>['reason'];
  since: number | null;
}
/** Why nothing is answered now. No other reason hides a report (R7). */
export type Hold = { why: 'pause' | 'out'; since: number; report: Report | null } | { why: 'alert'; report: Report };

/** A view that an older page kept on disk may lack what stands beside the screen. */
export function holdOf(seen: WholeView | null, queued: readonly SeatCommand[]): Hold | null {
  const report = reportOf(seen?.call?.alert ?? null, queued);
  const [pausedSince, outSince] = [seen?.pausedSince ?? null, seen?.outSince ?? null];
  if (pausedSince !== null) return { why: 'pause', since: pausedSince, report };
  if (outSince !== null) return { why: 'out', since: outSince, report };
  return report && { why: 'alert', report };
}

/** On its way it holds the test already: no answer would be taken after it. */
function reportOf(alert: CallView['alert'], queued: readonly SeatCommand[]): Report | null {
  if (alert) return alert;
  const leaving = queued.find((command) => command.type === 'RaiseAlert');
  return leaving ? { reason: leaving.reason, since: null } : null;
}
