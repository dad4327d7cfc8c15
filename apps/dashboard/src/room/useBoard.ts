import type { Attention } from './attention';
import { computed } from 'vue';
import { useFind } from '../find/useFind';
import { useShown } from '../find/useShown';
import { useHeldOrder, useInside } from '../keys/useHeld';
import { asBefore } from '../same';
import { sorted, sortingWord } from '../list/sorting';
import type { useRoomStore } from './room.store';

/** Who is on the board and in which order: as its reader asked, and still while their hand is in it. */
export function useBoard(
  store: ReturnType<typeof useRoomStore>,
  needs: () => readonly Attention[],
  rows: () => readonly string[],
  now: () => number | null,
) {
  const find = useFind();
  const { text, filter, view, sorting } = find;
  const { shown: found, counts } = useShown(store, needs, rows, () => ({ text: text.value, filter: filter.value }));
  const phase = computed(() => store.session?.phase ?? 'unprepared');
  // Tiles keep the places that people know them by; lines are sorted.
  const wanted = computed(() =>
    view.value === 'grid'
      ? found.value
      : sorted(found.value, sorting.value, { tiles: store.tiles, phase: phase.value, now: now() }),
  );
  // Whoever takes other rows asks for others: that is not news to wait for.
  const part = () => (filter.value === 'mine' ? rows() : []);
  const inside = useInside();
  const ordered = useHeldOrder(
    () => wanted.value,
    () => inside.isInside.value,
    () => [filter.value, view.value, sortingWord(sorting.value), text.value, ...part()].join(' '),
    (candidateId) => store.steady.has(candidateId),
  );
  // As long as nobody comes or goes, the same list: a tile that changes draws no other one.
  const shown = computed<readonly string[]>((before) => asBefore(before, ordered.value));
  const isNarrowed = computed(() => shown.value.length < store.order.length);
  return { ...find, counts, phase, shown, isNarrowed, on: inside.on };
}
