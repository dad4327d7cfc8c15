// Loaded into each measured server (--import): says what its memory is once the garbage is gone, and its time on the processor.
process.on('message', (/** @type {unknown} */ word) => {
  if (word === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ type: 'cpu', micros: user + system });
  }
  if (word !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ type: 'memory', held: heapUsed + external, rss });
});
