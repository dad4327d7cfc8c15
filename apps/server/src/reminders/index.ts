export * from './kinds.js';
export * from './registry.js';
export * from './reminder.js';
export * from './reminders.module.js';
export * from './reminders.service.js';
