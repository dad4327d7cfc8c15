export * from './finalization.module.js';
