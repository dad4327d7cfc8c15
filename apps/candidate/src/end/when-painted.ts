/** Calls back once the page is really on a screen: a hidden tab paints nothing, so it waits to be shown. */
export function whenPainted(seen: () => void): void {
  if (document.visibilityState === 'visible') {
    // The first frame draws, the second one starts after it was drawn.
    requestAnimationFrame(() => requestAnimationFrame(seen));
    return;
  }
  document.addEventListener('visibilitychange', () => whenPainted(seen), { once: true });
}
