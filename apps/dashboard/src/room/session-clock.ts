import { UNATTENDED_END } from '@vigie/domain';
import type { SessionView, Tile } from '@vigie/protocol';
import { isOver } from './attention';

/** A time of the session: what is planned, or what comes next and of whom. */
export interface SessionTime {
  readonly name: 'launched' | 'planned' | 'last' | 'paused' | 'next' | 'autoClose' | 'closes';
  readonly at: number;
  /** Whose it is; several may share it. */
  readonly candidateIds: readonly string[];
}

export interface SessionTimes {
  readonly planned: readonly SessionTime[];
  readonly coming: readonly SessionTime[];
}

const MINUTE = 60_000;
const minuteOf = (at: number) => Math.floor(at / MINUTE);
const isThrough = (tile: Tile) => isOver(tile) || tile.endScreenAt !== null || tile.situation === 'finished';

/** While the tests run. Ends are individual (T1): the planned one is that of who has neither extra time nor anything granted. */
export function sessionTimes(session: SessionView, tiles: Iterable<Tile>): SessionTimes | null {
  const { phase, launchedAt, clockPolicy, durationMinutes } = session;
  if (phase !== 'launched' || launchedAt === null) return null;
  const all = [...tiles];
  const open = all.filter((tile) => !isThrough(tile));
  const planned = clockPolicy === 'session' ? launchedAt + durationMinutes * MINUTE : null;
  const last = latest(open.flatMap(({ deadlineAt }) => deadlineAt ?? []));
  const isOther = last !== null && (planned === null || minuteOf(last) !== minuteOf(planned));
  return {
    planned: [
      ...timeOf('launched', launchedAt),
      ...timeOf('planned', planned),
      ...timeOf('last', isOther ? last : null),
    ],
    coming: [
      ...earliest('paused', open, ({ pausedSince }) => pausedSince),
      ...earliest('next', open.filter(runs), ({ deadlineAt }) => deadlineAt),
      ...earliest('autoClose', open, ({ closesAt }) => closesAt ?? null),
      ...timeOf('closes', closesByItself(all)),
    ],
  };
}

const runs = ({ startedAt, situation, pausedSince }: Tile): boolean =>
  startedAt !== null && situation !== 'timeUp' && pausedSince === null;

/** B7; not while somebody is paused, whose end nobody knows (T9). */
function closesByItself(all: readonly Tile[]): number | null {
  const last = latest(all.flatMap(({ deadlineAt }) => deadlineAt ?? []));
  return last === null || all.some(({ pausedSince }) => pausedSince !== null) ? null : last + UNATTENDED_END;
}

const latest = (ends: readonly number[]): number | null => (ends.length === 0 ? null : Math.max(...ends));

const timeOf = (name: SessionTime['name'], at: number | null): SessionTime[] =>
  at === null ? [] : [{ name, at, candidateIds: [] }];

/** The earliest minute, and whose it is. */
function earliest(name: SessionTime['name'], tiles: readonly Tile[], of: (tile: Tile) => number | null): SessionTime[] {
  const timed = tiles.flatMap((tile) => (of(tile) === null ? [] : { id: tile.candidateId, at: of(tile)! }));
  if (timed.length === 0) return [];
  const at = Math.min(...timed.map((one) => one.at));
  const candidateIds = timed.filter((one) => minuteOf(one.at) === minuteOf(at)).map(({ id }) => id);
  return [{ name, at, candidateIds }];
}
