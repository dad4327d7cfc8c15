import type { Tile } from '@vigie/protocol';

type CountName = 'enrolled' | 'joined' | 'atWork' | 'over';

const AT_WORK: ReadonlySet<Tile['situation']> = new Set(['started', 'resumed', 'timeUp', 'finished']);

/** The room in four numbers. Who is over is counted, never dropped. */
export function countsOf(tiles: Iterable<Tile>): { name: CountName; value: number }[] {
  const all = [...tiles];
  const how = (test: (tile: Tile) => boolean) => all.filter(test).length;
  const isOver = (tile: Tile) => tile.endScreenAt !== null || tile.closed !== null;
  return [
    { name: 'enrolled', value: all.length },
    { name: 'joined', value: how((tile) => tile.link?.on === true) },
    {
      name: 'atWork',
      value: how((tile) => !isOver(tile) && (AT_WORK.has(tile.situation) || tile.startedAt !== null)),
    },
    { name: 'over', value: how(isOver) },
  ];
}
