export * from './session.entity.js';
export * from './sessions.module.js';
export * from './sessions.service.js';
