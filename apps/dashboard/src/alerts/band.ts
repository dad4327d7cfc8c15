import type { CenterNotice, CenterSummary } from '@vigie/protocol';

/** The latest of what was told of a session, and all that is read with it. */
export interface BandLine {
  readonly session: CenterSummary;
  readonly notice: CenterNotice['notice'];
  readonly toldAt: number;
  readonly ids: readonly string[];
}

/** One line a session that still awaits its finalisation, the least time left first. */
export function bandOf(notices: readonly CenterNotice[], sessions: readonly CenterSummary[]): BandLine[] {
  return sessions
    .flatMap((session) => {
      const told = notices.filter((one) => isOf(one, session)).sort((a, b) => a.dueAt - b.dueAt);
      const last = told.at(-1);
      return last ? [{ session, notice: last.notice, toldAt: last.dueAt, ids: told.map(({ id }) => id) }] : [];
    })
    .sort((a, b) => a.session.finalisation!.until - b.session.finalisation!.until);
}

/** Not of an end that a reopening has undone (B7). */
const isOf = ({ sessionId, until }: CenterNotice, session: CenterSummary): boolean =>
  sessionId === session.sessionId && session.finalisation?.until === until;
