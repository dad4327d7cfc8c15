import { languageOf, type Language } from '@vigie/wording';
import type { Request } from 'express';

export const readersLanguage = ({ headers }: Request): Language => languageOf(headers['accept-language']);

/** Of a tick: a list that is another's, a line that never was, a session that is over. */
export const STATUS = {
  'invalid-message': 400,
  'not-allowed': 403,
  'session-cancelled': 409,
  'session-closed': 409,
} as const;
