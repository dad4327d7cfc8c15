import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import type { Clock } from '../time/useNow';
import { TIMELINE_MS } from './strip';

const MINUTE = 60_000;
const KEY: InjectionKey<number> = Symbol('strip');

/**
 * The right edge of every strip, as one CSS variable of the grid: each minute moves a thousand strips and draws no tile
 * again. Counted from when the grid was opened, for a browser that computes in single precision.
 */
export function provideStripTime(now: Clock): ComputedRef<Record<string, number>> {
  const minute = computed(() => Math.floor((now() ?? 0) / MINUTE) + 1);
  const origin = minute.value;
  provide(KEY, origin);
  return computed(() => ({ '--strip-now': minute.value - origin, '--strip-length': TIMELINE_MS / MINUTE }));
}

/** An instant as the strips count it. */
export function useStripTime(): (at: number) => number {
  const origin = inject(KEY, 0);
  return (at) => Math.round((at / MINUTE - origin) * 100) / 100;
}
