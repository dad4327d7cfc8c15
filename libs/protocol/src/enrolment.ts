import {
  COLUMNS,
  FILE_FAULTS,
  LIST_ERRORS,
  LIST_WARNINGS,
  PROFILE_COLUMNS,
  type Column,
  type ProfileColumn,
} from '@vigie/domain';
import { z } from 'zod';
import { Id } from './primitives.js';

const COLUMN_NAMES = [...new Set([...COLUMNS, ...PROFILE_COLUMNS])] as (Column | ProfileColumn)[];

/** What is wrong, or worth a look, in a file or a form (B2, B3). */
export const EnrolmentFault = z.object({
  line: z.number().int().nullable().describe('As the spreadsheet numbers it; null: the whole file.'),
  column: z.enum(COLUMN_NAMES).nullable(),
  code: z.enum([...FILE_FAULTS, ...LIST_ERRORS, ...LIST_WARNINGS]),
  text: z.string().describe("The sentence, in the reader's language."),
});

export type EnrolmentFault = z.infer<typeof EnrolmentFault>;

/** What was read of a list of candidates, and what became of it (B2). */
export const EnrolmentReport = z.object({
  ok: z.literal(true),
  applied: z.boolean().describe('False for a preview, and for a list with errors: nothing was changed.'),
  format: z.enum(['csv', 'ods', 'xlsx']).nullable().describe('What the file is; null when it is none of them.'),
  lines: z.number().int().describe('Candidates that could be read.'),
  errors: z.array(EnrolmentFault).describe('Any of them stops the list. The first 500.'),
  warnings: z.array(EnrolmentFault).describe('Stop nothing. The first 500.'),
  counts: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  sessions: z.array(
    z.object({
      number: z.string(),
      added: z.number().int().describe('Candidates that the list adds, or has added.'),
      known: z.number().int().describe('Enrolled before: their lines change nothing.'),
    }),
  ),
  candidates: z
    .array(
      z.object({
        line: z.number().int(),
        session: z.string(),
        lastName: z.string(),
        firstName: z.string(),
        birthDate: z.string(),
        className: z.string().nullable(),
        isKnown: z.boolean(),
      }),
    )
    .describe('As they will be kept. The first 200.'),
});
export type EnrolmentReport = z.infer<typeof EnrolmentReport>;

const cell = z.string().max(200).optional();

/** One candidate, as the cells of a list's line would say it. */
export const NewCandidate = z.strictObject({
  candidateId: Id.describe('Made by the sender.'),
  lastName: z.string().max(200),
  firstName: z.string().max(200),
  birthDate: z.string().max(200).describe('`DD/MM/YYYY` or `YYYY-MM-DD`.'),
  className: cell,
  localId: cell,
  extraTime: cell.describe('`33 %` or `20 min`.'),
  email: cell,
  certifiable: cell.describe('`oui` or `non`.'),
  despiteHomonym: z.literal(true).optional().describe('Another person of the same names and birth date (R2).'),
  despiteNotCertifiable: z.literal(true).optional(),
  why: z.string().max(500).optional().describe('Of who is not certifiable (B3): why they are enrolled.'),
});
export type NewCandidate = z.input<typeof NewCandidate>;
