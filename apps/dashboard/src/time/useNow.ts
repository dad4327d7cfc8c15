import { onMounted, onUnmounted, shallowRef, watch, type ShallowRef, type WatchSource } from 'vue';

export interface Now {
  /** Epoch ms of the server; null before its first word. */
  readonly server: number | null;
  /** The browser's monotonic clock: how long the board has been without news. */
  readonly monotonic: number;
}

/**
 * The server's time, for what is drawn a thousand times: who asks is drawn again when its answer is another one, not with
 * every second.
 */
export type Clock = () => number | null;

const SECOND = 1_000;

/**
 * The page's one clock: the server's time, never the PC's (T8). Read at each second of the server, and as soon as it is
 * `heard`: what the server's first word brings is never drawn without the time.
 */
export function useNow(serverNow: () => number | null, heard: WatchSource): ShallowRef<Now> {
  const read = (): Now => ({ server: serverNow(), monotonic: performance.now() });
  const now = shallowRef(read());
  let next: ReturnType<typeof setTimeout> | undefined;

  function tick(): void {
    clearTimeout(next);
    now.value = read();
    next = setTimeout(tick, SECOND - ((now.value.server ?? 0) % SECOND));
  }

  onMounted(tick);
  watch(heard, tick);
  onUnmounted(() => clearTimeout(next));
  return now;
}
