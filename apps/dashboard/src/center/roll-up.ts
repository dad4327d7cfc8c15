import type { CenterSummary } from '@vigie/protocol';

export interface RollUp {
  readonly rooms: number;
  readonly atWork: number;
  readonly alerts: number;
  readonly hands: number;
  /** The first of the rooms' ends. */
  readonly nextEnd: { readonly at: number; readonly timeZone: string } | null;
}

/** What goes on in all the rooms together; an alert may still be open once the session has ended. */
export function rollUpOf(sessions: readonly CenterSummary[]): RollUp {
  const open = sessions.filter(({ phase }) => phase === 'welcome' || phase === 'launched');
  const sum = (of: (session: CenterSummary) => number, list = sessions) => list.reduce((all, one) => all + of(one), 0);
  const ends = open.flatMap(({ nextEndAt: at, timeZone }) => (at === null ? [] : { at, timeZone }));
  return {
    rooms: open.length,
    atWork: sum(({ counts }) => counts.atWork, open),
    alerts: sum(({ calls, phase }) => (phase === 'cancelled' ? 0 : calls.alerts)),
    hands: sum(({ calls }) => calls.hands, open),
    nextEnd: ends.sort((a, b) => a.at - b.at)[0] ?? null,
  };
}
