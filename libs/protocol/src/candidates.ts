import { CERTIFIABILITY_REASONS, COMPETENCES } from '@vigie/domain';
import { z } from 'zod';
import { EnrolmentFault } from './enrolment.js';
import { Id, InstantSchema, line } from './primitives.js';
import { Tile } from './tile.js';

const condition = z.enum(['met', 'notMet', 'unknown']);

/** B3: the verdict, its two conditions apart, and where it comes from. */
export const Certifiability = z.object({
  verdict: z.enum(['certifiable', 'notCertifiable', 'unknown']),
  collection: condition.describe('The profile collection was sent through Pix Orga.'),
  competences: condition.describe('Level 1 or more in at least 5 of the 16 competences.'),
  reached: z.number().int().nullable().describe('In how many; null: not known.'),
  reasons: z.array(z.enum(CERTIFIABILITY_REASONS)).describe('Why the verdict is not a yes; else empty.'),
  declared: z.boolean().nullable().describe('« Certifiable », as a list or a file said it.'),
  isSent: z.boolean().nullable(),
  sentOn: z.string().nullable().describe('The day, `YYYY-MM-DD`.'),
  levels: z
    .array(z.number().int().nullable())
    .nullable()
    .describe(`In the order ${COMPETENCES.join(', ')}.`),
  source: z.enum(['list', 'file', 'hand']).nullable().describe('Where it was learnt last; null: nothing was.'),
  at: InstantSchema.nullable(),
  by: z.string().nullable().describe('The name of who noted it.'),
  why: z.string().nullable().describe('What was noted with it by hand.'),
});
export type Certifiability = z.infer<typeof Certifiability>;

const Details = z.object({ lastName: z.string(), firstName: z.string(), birthDate: z.string() });

/** One candidate as an administrator sees them: who, on what terms, and what the room noted of the details. */
export const EnrolledCandidate = z.object({
  candidateId: Id,
  lastName: z.string(),
  firstName: z.string(),
  birthDate: z.string(),
  className: z.string().nullable(),
  localId: z.string().nullable(),
  email: z.string().nullable(),
  extraTime: z.object({ kind: z.enum(['none', 'percent', 'minutes']), value: z.number().optional() }),
  situation: Tile.shape.situation,
  hasJoined: z.boolean().describe('From then on the enrolment stands, but for a correction.'),
  correction: z
    .object({
      correctionId: Id,
      ...Details.shape,
      isAccepted: z.boolean().describe('Only then may it be applied (R1).'),
      at: InstantSchema,
      by: z.string().nullable(),
    })
    .nullable()
    .describe('Noted in the room and not applied yet.'),
  certifiability: Certifiability,
  allowed: z
    .object({ at: InstantSchema, by: z.string().nullable(), why: z.string().nullable() })
    .nullable()
    .describe('B3: enrolled although not certifiable, by whom and why.'),
});
export type EnrolledCandidate = z.infer<typeof EnrolledCandidate>;

/** GET of the candidates of a session, in the order of their names. */
export const CandidateList = z.object({
  ok: z.literal(true),
  someoneHasJoined: z.boolean().describe('A list import is refused from then on (B2).'),
  isOpen: z.boolean().describe('False once the session has ended, is finalised or cancelled.'),
  durationMinutes: z.number().int(),
  candidates: z.array(EnrolledCandidate),
});
export type CandidateList = z.infer<typeof CandidateList>;

const cell = z.string().max(200).optional();

/** B2: what an enrolment says from now on, as the cells of a list's line would. */
export const CandidateRevision = z.strictObject({
  lastName: z.string().max(200),
  firstName: z.string().max(200),
  birthDate: z.string().max(200).describe('`DD/MM/YYYY` or `YYYY-MM-DD`.'),
  className: cell,
  localId: cell,
  extraTime: cell.describe('`33 %` or `20 min`.'),
  email: cell,
  despiteHomonym: z.literal(true).optional().describe('Another person of the same names and birth date (R2).'),
});
export type CandidateRevision = z.input<typeof CandidateRevision>;

/** The answer to a change of one candidate. */
export const CandidateChanged = z.object({
  ok: z.literal(true),
  applied: z.boolean().describe('False when there are errors: nothing was changed.'),
  errors: z.array(EnrolmentFault),
});
export type CandidateChanged = z.infer<typeof CandidateChanged>;

export const CorrectionToApply = z.strictObject({
  correctionId: Id.describe('The one that was read: refused when another one was noted since.'),
});
export type CorrectionToApply = z.infer<typeof CorrectionToApply>;

/** B3: what an administrator knows of a profile, in the place of what was known. */
export const ProfileByHand = z.strictObject({
  isSent: z.boolean().nullable(),
  sentOn: z.string().max(20).nullable().describe('`DD/MM/YYYY` or `YYYY-MM-DD`.'),
  reached: z.number().int().min(0).max(16).nullable(),
  why: line(500).describe('Where this is known from.'),
});
export type ProfileByHand = z.input<typeof ProfileByHand>;

/** B3: somebody who is not certifiable stays enrolled, and why. */
export const NotCertifiableOverride = z.strictObject({ why: line(500) });
export type NotCertifiableOverride = z.input<typeof NotCertifiableOverride>;

/** What was read of a file about certifiability (B3), and what became of it. */
export const CertifiabilityReport = z.object({
  ok: z.literal(true),
  applied: z.boolean().describe('False for a preview, and for a file with errors: nothing was changed.'),
  format: z.enum(['csv', 'ods', 'xlsx']).nullable(),
  lines: z.number().int().describe('Lines that could be read.'),
  errors: z.array(EnrolmentFault).describe('Any of them stops the file. The first 500.'),
  warnings: z.array(EnrolmentFault).describe('Lines that match nobody, or several, among others. The first 500.'),
  counts: z.object({
    errors: z.number().int(),
    warnings: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    unmatched: z.number().int().describe('Lines that match nobody, or several candidates.'),
    absent: z.number().int().describe('Candidates of the session of whom the file says nothing.'),
  }),
  candidates: z
    .array(
      z.object({
        line: z.number().int(),
        candidateId: Id,
        lastName: z.string(),
        firstName: z.string(),
        verdict: Certifiability.shape.verdict,
        before: Certifiability.shape.verdict,
        reasons: Certifiability.shape.reasons,
        reached: z.number().int().nullable(),
        isChanged: z.boolean(),
      }),
    )
    .describe('As they will be. The first 200.'),
});
export type CertifiabilityReport = z.infer<typeof CertifiabilityReport>;
