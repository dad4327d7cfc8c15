import { isSameSeat } from '@vigie/domain';
import type { Tile } from '@vigie/protocol';
import type { Order } from '../orders/order';
import { isOver } from '../room/attention';
import { fullName, type Roster } from '../room/names';

/** Somebody who has a place of the room, and is still in it. */
export interface Sitter {
  readonly candidateId: string;
  readonly name: string;
  readonly seat: string;
}

const places = new Intl.Collator('fr', { numeric: true });

/** The others who sit somewhere, from place to place. */
export const sittersBeside = (candidateId: string, tiles: ReadonlyMap<string, Tile>, roster: Roster): Sitter[] =>
  [...tiles.values()]
    .flatMap((tile) => {
      const { seat } = tile.welcome;
      if (seat === null || tile.candidateId === candidateId || isOver(tile)) return [];
      return [{ candidateId: tile.candidateId, name: fullName(roster[tile.candidateId]), seat }];
    })
    .sort((one, other) => places.compare(one.seat, other.seat));

export const sitterAt = (seat: string, others: readonly Sitter[]): Sitter | undefined =>
  others.find((one) => isSameSeat(one.seat, seat));

/** R1: both by one order, from where they are seen now; null while this candidate has no place to give. */
export const swapWith = ({ candidateId, welcome: { seat } }: Tile, other: Sitter | undefined): Order | null =>
  seat === null || !other
    ? null
    : { type: 'SwapSeats', candidateId, seat, otherId: other.candidateId, otherSeat: other.seat };
