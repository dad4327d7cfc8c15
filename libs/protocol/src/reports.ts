import { z } from 'zod';
import { CandidateIdSchema, Id, InstantSchema, line, paragraph, ReportCategorySchema } from './primitives.js';

/** What a fraud report says (R8). Free text: it never stands in the journal. */
export const FraudFacts = z.strictObject({
  facts: paragraph(4_000).describe('What was observed. Over 2 000 characters: refused as `description-too-long`.'),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe("When it was seen, `HH:MM` by the room's clock."),
  material: paragraph(1_000).optional().describe('Material seen.'),
  said: paragraph(1_000).optional().describe('What was said, and by whom.'),
  witnesses: line(300).optional().describe('Names of witnesses.'),
});
export type FraudFacts = z.infer<typeof FraudFacts>;

/** What an issue report says, new or edited: whole. */
export const writtenReport = {
  category: ReportCategorySchema,
  number: z
    .number()
    .int()
    .min(0)
    .max(999)
    .nullable()
    .describe('The place of the challenge in the paper, from 1; needed for E1–E12, kept of none but those, C6–C8.'),
  description: paragraph(4_000)
    .optional()
    .describe('Needed but for E1–E12. Over 2 000 characters: refused as `description-too-long`.'),
  fraud: FraudFacts.optional().describe('Of C6, in the place of `description`.'),
};

/** A report of the candidate, and what of it the author has read. */
export const whichReport = {
  report: z.number().int().min(0).describe('Its number among those of the candidate, from 1.'),
  version: z.number().int().describe('The one that its author has read; another one stands now: `report-changed`.'),
};

/** C6 says its facts in its own form, the others in a description. */
export const isOneForm = ({
  category,
  description,
  fraud,
}: {
  category: string;
  description?: string | undefined;
  fraud?: FraudFacts | undefined;
}): boolean => (category === 'C6' ? description === undefined : fraud === undefined);

const Author = z
  .object({
    personId: Id,
    name: z.string(),
    fromPaper: z.literal(true).optional().describe('F2: an administrator, after the session: « reporté par … ».'),
  })
  .nullable();

export const ReportVersion = z.object({
  version: z.number().int().describe('1 as written, one more with each edit.'),
  at: InstantSchema,
  by: Author.describe('The invigilator who wrote it (R0).'),
  category: ReportCategorySchema,
  number: z.number().int().nullable().describe('The place of the challenge in the paper, from 1.'),
  description: z.string().nullable(),
  fraud: FraudFacts.nullable().describe('Of C6 alone.'),
});
export type ReportVersion = z.infer<typeof ReportVersion>;

export const Report = z.object({
  report: z.number().int().describe('Its number among those of the candidate, from 1; never given again.'),
  origin: z.enum(['alert', 'invigilator']).describe('`alert`: an alert of the candidate was validated (R7).'),
  reference: z.string().nullable().describe('Of a fraud report: session number and number in the session.'),
  versions: z.array(ReportVersion).min(1).describe('All of them, the one that stands last.'),
  withdrawn: z.object({ at: InstantSchema, by: Author, reason: z.string() }).nullable(),
});
export type Report = z.infer<typeof Report>;

/** `reports` on `/room`. */
export const ReportsRequest = z.strictObject({ candidateId: CandidateIdSchema });
export type ReportsRequest = z.input<typeof ReportsRequest>;

export const ReportList = z.object({ ok: z.literal(true), reports: z.array(Report).describe('Oldest first.') });
export type ReportList = z.infer<typeof ReportList>;
