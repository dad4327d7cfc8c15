import type { ProjectorView } from '@vigie/protocol';

export type WallState = 'before' | 'running' | 'paused' | 'timeUp' | 'over' | 'cancelled';

/** What the room is told, at an instant of the server. */
export function wallState(view: ProjectorView, now: number | null): WallState {
  if (view.phase === 'cancelled') return 'cancelled';
  if (view.phase === 'ended' || view.phase === 'finalised' || view.phase === 'published') return 'over';
  if (view.phase !== 'launched') return 'before';
  if (view.isPaused) return 'paused';
  const last = Math.max(view.commonEndAt ?? 0, view.lastEndAt ?? 0);
  return last > 0 && now !== null && now >= last ? 'timeUp' : 'running';
}

/** More of them would be too small to be read from the back. */
const MOST_ENDS = 4;

export type OtherEnds =
  { shown: 'none' } | { shown: 'each'; ends: ProjectorView['otherEnds'] } | { shown: 'span'; from: number; to: number };

/** The last end, where it is not the common one. */
export function lastEndShown({ commonEndAt, lastEndAt }: ProjectorView): number | null {
  return lastEndAt !== null && (commonEndAt === null || lastEndAt > commonEndAt) ? lastEndAt : null;
}

/** The ends beside the common one, and the last one too, unless it says how many have it. */
export function otherEndsOf(view: ProjectorView): OtherEnds {
  const last = lastEndShown(view);
  const ends = view.otherEnds.filter(({ at, count }) => count !== null || at !== last);
  if (ends.length === 0) return { shown: 'none' };
  if (ends.length <= MOST_ENDS) return { shown: 'each', ends };
  return { shown: 'span', from: ends[0]!.at, to: ends.at(-1)!.at };
}
