import type { Tile } from '@vigie/protocol';
import { computed } from 'vue';
import type { Attention } from '../room/attention';
import type { Roster } from '../room/names';
import { asBefore } from '../same';
import { FILTERS, passes, type Filter } from './filters';
import { findersOf } from './finder';

interface Room {
  readonly order: readonly string[];
  readonly steady: ReadonlyMap<string, Tile>;
  readonly roster: Roster;
}

/** Whom the search and the filter leave on the screen, and how many each filter would. */
export function useShown(
  room: Room,
  needs: () => readonly Attention[],
  rows: () => readonly string[],
  find: () => { text: string; filter: Filter },
) {
  // Asked each second: as long as it is about the same ones, nobody is counted again.
  const needing = computed<readonly string[]>((before) =>
    asBefore(
      before,
      needs().map(({ candidateId }) => candidateId),
    ),
  );
  const reader = computed(() => ({ needing: new Set(needing.value), rows: rows() }));
  const all = computed(() =>
    room.order.flatMap((id) => {
      const tile = room.steady.get(id);
      return tile ? { id, tile, person: room.roster[id] } : [];
    }),
  );
  const found = computed(() => all.value.filter(findersOf(find().text, all.value)));
  const shown = computed(() =>
    found.value.filter(({ tile }) => passes[find().filter](tile, reader.value)).map(({ id }) => id),
  );
  const counts = computed(() =>
    FILTERS.filter((name) => name !== 'mine' || rows().length > 0 || find().filter === name).map((name) => ({
      name,
      count: found.value.filter(({ tile }) => passes[name](tile, reader.value)).length,
    })),
  );
  return { shown, counts };
}
