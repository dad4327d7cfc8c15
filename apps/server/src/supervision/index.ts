export * from './supervision.module.js';
export * from './supervision.service.js';
export * from './words.js';
