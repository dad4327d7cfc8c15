import { onMounted, onUnmounted, shallowRef, type ShallowRef } from 'vue';

export interface Now {
  /** Epoch ms of the server; null before its first word. */
  readonly server: number | null;
  /** The browser's monotonic clock: how long the board has been without news. */
  readonly monotonic: number;
}

/** The page's one clock, each second: the server's time, never the PC's (T8). */
export function useNow(serverNow: () => number | null): ShallowRef<Now> {
  const read = (): Now => ({ server: serverNow(), monotonic: performance.now() });
  const now = shallowRef(read());
  let ticking: ReturnType<typeof setInterval> | undefined;
  onMounted(() => (ticking = setInterval(() => (now.value = read()), 1_000)));
  onUnmounted(() => clearInterval(ticking));
  return now;
}
