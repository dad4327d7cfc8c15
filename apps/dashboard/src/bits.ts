import { nextTick } from 'vue';

/** So long the page is busy at most, before it answers whoever uses it. */
const BUSY_MS = 30;
/** So long it has to answer and to paint what is drawn, before the next bits. */
const FREE_MS = 16;

/**
 * Much work in bits, each drawn before the next is begun. `next` does one and says whether there is another. A page that
 * nobody sees does all of it at once, since its timers are held back. `busyMs` of 0 leaves the page free after each bit.
 */
export function inBits(next: () => boolean, busyMs = BUSY_MS) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  async function go(): Promise<void> {
    stop();
    const start = performance.now();
    while (next()) {
      await nextTick();
      if (document.hidden || performance.now() - start < busyMs) continue;
      timer = setTimeout(go, FREE_MS);
      return;
    }
  }

  return { go, stop, isWaiting: () => timer !== undefined };
}
