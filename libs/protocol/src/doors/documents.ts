import { DOCUMENT_KINDS } from '../documents.js';
import { signInRequired, type Door } from './door.js';

/** What is printed. */
export const DOCUMENT_DOORS = {
  document: {
    method: 'get',
    path: '/api/center/sessions/{sessionId}/documents/{kind}.pdf',
    does: `Prints a document of a session of the administrator's centres (B6). \`kind\`: ${DOCUMENT_KINDS.join(', ')}.`,
    needsCookie: true,
    answer: {
      status: 200,
      body: null,
      file: ['application/pdf'],
      does:
        'A tagged PDF, made from what stands now; in French, or in English with `?language=en`. `fraud-report-filled` ' +
        'takes `?reference=`, the number of the report in its session.',
    },
    refusals: { ...signInRequired, 403: ['not-allowed'], 404: ['no-report', 'unknown-message'], 503: ['busy'] },
  },
} as const satisfies Record<string, Door>;
