export * from './center.entity.js';
export * from './room.entity.js';
