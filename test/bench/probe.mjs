// Loaded into each measured server (--import): says what its memory is once the garbage is gone, and its time on the processor.
import { setImmediate as nextTurn } from 'node:timers/promises';

process.on('message', async (/** @type {unknown} */ word) => {
  if (word === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ type: 'cpu', micros: user + system });
  }
  if (word !== 'memory') return;
  // Twice: what the first lets go of outside the heap is freed beside it.
  for (const _ of [1, 2]) {
    globalThis.gc?.();
    await nextTurn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ type: 'memory', held: heapUsed + external, rss });
});
