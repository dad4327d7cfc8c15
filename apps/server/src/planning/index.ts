export * from './planning.module.js';
