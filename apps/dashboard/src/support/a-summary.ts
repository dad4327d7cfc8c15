import type { CenterSummary } from '@vigie/protocol';

/** One session of the administrator's list. */
export const aSummary = (number: string, given: Partial<CenterSummary> = {}): CenterSummary => ({
  sessionId: number,
  seq: 1,
  center: 'Collège',
  number,
  room: 'CDI',
  plannedAt: Date.UTC(2026, 10, 20, 9, 0),
  timeZone: 'Europe/Paris',
  phase: 'prepared',
  counts: { enrolled: 24, joined: 0, atWork: 0, ended: 0, witnessed: 0 },
  invigilators: [],
  needed: 2,
  calls: { alerts: 0, hands: 0 },
  nextEndAt: null,
  finalisation: null,
  ...given,
});
