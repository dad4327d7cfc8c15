export * from './alerts.js';
export * from './candidate.js';
export * from './check-lists.js';
export * from './dashboard.js';
export * from './documents.js';
export * from './enrolment.js';
export * from './refusal-sentence.js';
export * from './say.js';
