import { computed } from 'vue';
import type { Clock } from '../time/useNow';
import { TIMELINE_MS } from './strip';

const MINUTE = 60_000;

/**
 * The right edge of a strip, as a CSS variable of its own: one of the whole grid would style all that stands in it again with
 * each minute. Counted from when the strip was opened, for a browser that computes in single precision.
 */
export function useStripTime(now: Clock) {
  const minute = computed(() => Math.floor((now() ?? 0) / MINUTE) + 1);
  const origin = minute.value;
  const edge = computed(() => ({ '--strip-now': minute.value - origin, '--strip-length': TIMELINE_MS / MINUTE }));
  /** An instant as the strip counts it. */
  const place = (at: number) => Math.round((at / MINUTE - origin) * 100) / 100;
  return { edge, place };
}
