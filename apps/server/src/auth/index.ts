export * from './administrators.service.js';
export * from './auth.module.js';
export * from './grant.entity.js';
export * from './grants.service.js';
export * from './passwords.js';
export * from './throttle.js';
export * from './tokens.js';
