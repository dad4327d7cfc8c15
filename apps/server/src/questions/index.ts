export * from './question-set.js';
export * from './questions.module.js';
