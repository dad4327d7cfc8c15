export * from './enrolment.module.js';
export * from './person.entity.js';
export * from './roster.service.js';
