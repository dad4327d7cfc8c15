export * from './ack.js';
export * from './center.js';
export * from './primitives.js';
export * from './room.js';
export * from './seat.js';
export * from './version.js';
export type * from './wire.js';
