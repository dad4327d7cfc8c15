import { onUnmounted, shallowRef, watch, type ShallowRef } from 'vue';
import { inBits } from '../bits';
import type { Clock } from '../time/useNow';

/** So many tiles count down together: a room in one go, a thousand with the page answering in between. */
const TOGETHER = 50;

/** The clock of the nth tile: each second goes through the grid from its first tile to its last. */
export function useClocks(now: Clock): (n: number) => Clock {
  const told: ShallowRef<number | null>[] = [];
  const clocks: Clock[] = [];
  let at = 0;
  const bits = inBits(() => {
    const one = told[at++];
    if (one) one.value = now();
    return at < told.length;
  });

  watch(now, () => {
    at = 0;
    void bits.go();
  });
  onUnmounted(bits.stop);

  return (n) => {
    const lot = Math.floor(n / TOGETHER);
    told[lot] ??= shallowRef(now());
    const one = told[lot];
    return (clocks[lot] ??= () => one.value);
  };
}
