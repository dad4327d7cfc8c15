import { z } from 'zod';
import { Id } from './primitives.js';

/** B6: the documents of a session; `filled`: from what happened. */
export const DOCUMENT_KINDS = [
  'attendance-sheet',
  'attendance-sheet-filled',
  'incident-report',
  'incident-report-filled',
  'fraud-report',
  'fraud-report-filled',
  'invigilator-kit',
  'candidate-notice',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** GET /api/center/sessions/{sessionId}/documents/{kind}.pdf?language=fr&reference=1 */
export const DocumentRequest = z.strictObject({
  sessionId: Id,
  kind: z.enum(DOCUMENT_KINDS),
  language: z.enum(['fr', 'en']).default('fr'),
  /** Of `fraud-report-filled`: its number in the session. */
  reference: z.coerce.number().int().min(1).max(9_999).optional(),
});
