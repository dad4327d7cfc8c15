import { nextTick } from 'vue';

/** So long the page draws at most, before it paints that, which takes it longer, and answers whoever uses it. */
const BUSY_MS = 2;
/** A page that is hidden meanwhile paints nothing: the rest is done all the same. */
const PAINTED_WITHIN_MS = 250;

/**
 * Much work in bits, each drawn before the next is begun; what is too much for one go is painted in between. `next` does one
 * and says whether there is another. A page that nobody sees does all of it at once, since its timers are held back. For bits
 * that take longer to paint than to draw, `busyMs` is 0: each is painted.
 */
export function inBits(next: () => boolean, busyMs = BUSY_MS) {
  let cancel: (() => void) | undefined;

  function stop(): void {
    cancel?.();
    cancel = undefined;
  }

  async function go(): Promise<void> {
    stop();
    const start = performance.now();
    while (next()) {
      await nextTick();
      if (document.hidden || performance.now() - start < busyMs) continue;
      cancel = oncePainted(go);
      return;
    }
  }

  return { go, stop, isWaiting: () => cancel !== undefined };
}

/** Returns what calls it off. */
function oncePainted(next: () => void): () => void {
  let timer = setTimeout(next, PAINTED_WITHIN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(next);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
