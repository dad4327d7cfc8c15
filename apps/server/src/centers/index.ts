export * from './center.entity.js';
