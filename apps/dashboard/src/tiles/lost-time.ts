import type { Tile } from '@vigie/protocol';

/** T6: what was lost and is not given back yet, in ms. */
export const creditableOf = ({ lost }: Tile): number =>
  lost ? lost.network + lost.server + lost.alert - lost.credited : 0;

/** Who may be given back lost time: until everything is done. */
export const isCreditable = (tile: Tile): boolean =>
  creditableOf(tile) > 0 && tile.closed === null && tile.endScreenAt === null && tile.situation !== 'finished';
