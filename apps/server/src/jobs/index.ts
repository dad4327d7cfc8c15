export * from './jobs.module.js';
export * from './queue-board.js';
