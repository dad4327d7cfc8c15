export * from './deadlines.module.js';
export * from './wake-up.queue.js';
