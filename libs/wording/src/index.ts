export * from './candidate.js';
export * from './dashboard.js';
export * from './refusal-sentence.js';
export * from './say.js';
