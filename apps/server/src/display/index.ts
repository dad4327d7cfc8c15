export * from './display.entity.js';
export * from './display.module.js';
export * from './displays.service.js';
