export { toDomain } from './room.commands.js';
export { REPORT_EVENTS, reportsOf, type AuthoredReport } from './reports.view.js';
export * from './center.door.js';
export { CenterFeed } from './center.feed.js';
export { roomToken } from './room.cookie.js';
export * from './supervision.module.js';
export * from './supervision.service.js';
export * from './words.js';
