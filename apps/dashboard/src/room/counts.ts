import type { Tile } from '@vigie/protocol';

type CountName = 'enrolled' | 'joined' | 'atWork' | 'over';

const AT_WORK: ReadonlySet<Tile['situation']> = new Set(['started', 'resumed', 'timeUp', 'finished']);

export const isDone = (tile: Tile): boolean => tile.endScreenAt !== null || tile.closed !== null;
export const isAtWork = (tile: Tile): boolean =>
  !isDone(tile) && (AT_WORK.has(tile.situation) || tile.startedAt !== null);

/** The room in four numbers. Who is over is counted, never dropped. */
export function countsOf(tiles: Iterable<Tile>): { name: CountName; value: number }[] {
  const all = [...tiles];
  const how = (test: (tile: Tile) => boolean) => all.filter(test).length;
  return [
    { name: 'enrolled', value: all.length },
    { name: 'joined', value: how((tile) => tile.link?.on === true) },
    { name: 'atWork', value: how(isAtWork) },
    { name: 'over', value: how(isDone) },
  ];
}
