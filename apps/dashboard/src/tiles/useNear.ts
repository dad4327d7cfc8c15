import { onUnmounted, shallowReactive, shallowRef, watch, type ShallowRef } from 'vue';
import { inBits } from '../bits';
import { blockOf } from './blocks';

/** So many tiles come near together: each lot of a slow PC is a painted frame. */
const TOGETHER = 4;

/** The browser says which blocks it leaves out; where it does not, all are near. */
const isTold = (): boolean => 'oncontentvisibilityautostatechange' in document.documentElement;

/**
 * Which of so many blocks are far from what is in sight, and the tiles of the others, which follow a few at a time. The first
 * block is near until it is said not to be; a room of one block is near as a whole.
 */
export function useNear(count: () => number) {
  const told = isTold();
  const near = shallowReactive(new Set([0]));
  const isFar = (block: number): boolean => told && count() > 1 && !near.has(block);
  const lots: ShallowRef<boolean>[] = [];
  const getters: (() => boolean)[] = [];
  const wanted = (lot: number): boolean => !isFar(blockOf(lot * TOGETHER));
  const bits = inBits(() => {
    const coming = lots.find((one, lot) => !one.value && wanted(lot));
    const next = coming ?? lots.find((one, lot) => one.value && !wanted(lot));
    if (next) next.value = next === coming;
    return next !== undefined;
  });
  // A block that is gone says nothing more: one that takes its place is far until it is said to be near.
  watch(count, (now) => [...near].filter((block) => block >= now).forEach((block) => near.delete(block)));
  watch([() => count() > 1, () => [...near].join()], () => {
    if (!bits.isWaiting()) void bits.go();
  });
  onUnmounted(bits.stop);

  return {
    isFar,
    heard: (block: number, { skipped }: ContentVisibilityAutoStateChangeEvent) =>
      skipped ? near.delete(block) : near.add(block),
    /** Of the tile in this place of the room; the same function each time. */
    nearOf(place: number): () => boolean {
      const lot = Math.floor(place / TOGETHER);
      const one = (lots[lot] ??= shallowRef(!isFar(blockOf(place))));
      return (getters[lot] ??= () => one.value);
    },
  };
}
