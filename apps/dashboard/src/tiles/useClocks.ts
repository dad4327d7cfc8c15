import { onUnmounted, shallowRef, watch, type ShallowRef } from 'vue';
import { inBits } from '../bits';
import type { Clock } from '../time/useNow';

/** So many tiles count down together: a room in one go. In a larger one a minute ends for all of them at once. */
const TOGETHER = 32;

/** The clock of the nth tile: each second goes through the grid from its first tile to its last. */
export function useClocks(now: Clock): (n: number) => Clock {
  const told: ShallowRef<number | null>[] = [];
  const clocks: Clock[] = [];
  let at = 0;
  let isOverdue = false;
  const bits = inBits(() => {
    const one = told[at++];
    if (one) one.value = now();
    if (at < told.length) return true;
    at = 0;
    const again = isOverdue;
    isOverdue = false;
    return again;
  }, 0);

  /** A round that takes longer than a second is ended first: else the last tiles would never have their turn. */
  watch(now, () => {
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
