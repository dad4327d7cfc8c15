export * from './check-lists.module.js';
