// Loaded into each measured server (--import): says what its memory is once the garbage is gone.
process.on('message', (/** @type {unknown} */ word) => {
  if (word !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ type: 'memory', held: heapUsed + external, rss });
});
