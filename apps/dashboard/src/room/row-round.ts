import type { SessionView } from '@vigie/protocol';

/** R12: when the rows were last gone through, and whether it is time again; a reminder, never an alert. */
export function roundOf(session: SessionView, now: number): { last: number | null; isDue: boolean } | null {
  if (session.phase !== 'launched' || session.launchedAt === null) return null;
  const { rowRoundAt, launchedAt, roundMinutes } = session;
  return { last: rowRoundAt, isDue: now - (rowRoundAt ?? launchedAt) >= roundMinutes * 60_000 };
}
