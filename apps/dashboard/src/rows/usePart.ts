import type { Tile } from '@vigie/protocol';
import { computed } from 'vue';
import type { useRoomStore } from '../room/room.store';
import { isInPart, placeOf, roomRows, rowsOf } from './watches';

/** R0: the rows of the room, those of the invigilator who reads, and who sits in them. */
export function usePart(store: ReturnType<typeof useRoomStore>, seatsInARow: () => number) {
  const mine = computed(() => rowsOf(store.session, store.details?.me.personId));
  // One text: a tile that changes without changing place counts no row again.
  const written = computed(() => [...store.steady.values()].map((tile) => placeOf(tile) ?? '').join(' '));
  const places = computed(() => written.value.split(' ').filter(Boolean));
  const rows = computed(() => roomRows(places.value, seatsInARow(), store.session));
  return { mine, places, rows, isMine: (tile: Tile) => isInPart(tile, mine.value) };
}
