export * from './deadlines.module.js';
