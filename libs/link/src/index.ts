export * from './center-link.js';
export * from './center-sync.js';
export * from './command-id.js';
export type { LinkStatus } from './connection.js';
export * from './outbox.js';
export * from './room-link.js';
export * from './room-sync.js';
export * from './seat-link.js';
export * from './server-clock.js';
