import { onUnmounted, shallowRef, watch, type ShallowRef } from 'vue';
import { inBits } from '../bits';
import type { Clock } from '../time/useNow';

/** So many tiles count down together. A minute ends for a whole room at once: each lot of a slow PC is a painted frame. */
const TOGETHER = 6;

/**
 * The clock of the nth tile: each second goes through the grid from its first tile to its last, and leaves out whoever
 * `isFar` from what is in sight; a tile that comes nearer is told at once.
 */
export function useClocks(now: Clock, isFar: (n: number) => boolean): (n: number) => Clock {
  const told: ShallowRef<number | null>[] = [];
  const clocks: Clock[] = [];
  const near = () => told.filter((_one, lot) => !isFar(lot * TOGETHER));
  let at = 0;
  let isOverdue = false;
  const bits = inBits(() => {
    const all = near();
    const one = all[at++];
    if (one) one.value = now();
    if (at < all.length) return true;
    at = 0;
    const again = isOverdue;
    isOverdue = false;
    return again;
  }, 0);

  /** A round that takes longer than a second is ended first: else the last tiles would never have their turn. */
  watch([now, () => near().length], () => {
    if (bits.isWaiting()) isOverdue = true;
    else void bits.go();
  });
  onUnmounted(bits.stop);

  return (n) => {
    const lot = Math.floor(n / TOGETHER);
    told[lot] ??= shallowRef(now());
    const one = told[lot];
    return (clocks[lot] ??= () => one.value);
  };
}
