import { BLOCKERS } from '@vigie/domain';
import { z } from 'zod';
import { RefusalMessage } from './ack.js';
import { CandidateIdSchema, ChallengeCategorySchema, Id, InstantSchema, line, paragraph } from './primitives.js';
import { isOneForm, Report, whichReport, writtenReport } from './reports.js';
import { Outage, SessionView } from './room.js';
import { Tile } from './tile.js';

const AbortReason = z.enum(['lackOfTime', 'technicalProblem']).describe('Pix’s two (R10).');

/** F2: what stands against a finalisation. */
export const FinalisationBlocker = z.object({
  why: z.enum(BLOCKERS),
  candidateId: Id.nullable().describe('Null: the session as a whole.'),
});
export type FinalisationBlocker = z.infer<typeof FinalisationBlocker>;

/** Who entered something, and when. */
export const Entered = z.object({
  at: InstantSchema,
  by: z.string().nullable().describe('The name; null for what time brought, or once it is purged (F3).'),
  fromPaper: z.boolean().describe('By an administrator: « reporté par … ».'),
});
export type Entered = z.infer<typeof Entered>;

/** F2: the day of one candidate. */
export const FinalisationCandidate = z.object({
  candidateId: Id,
  lastName: z.string(),
  firstName: z.string(),
  className: z.string().nullable(),
  situation: Tile.shape.situation,
  startedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable().describe('The last challenge, or when the test was closed.'),
  progress: Tile.shape.progress.unwrap(),
  box: Entered.nullable().describe('R9: the end screen was seen.'),
  closed: Tile.shape.closed.unwrap(),
  abort: Entered.extend({ reason: AbortReason }).nullable().describe('R10: also why a test never started.'),
  presence: Entered.extend({ isPresent: z.boolean() }).nullable().describe('Corrected from paper.'),
  alert: Tile.shape.alert.unwrap().describe(Tile.shape.alert.description!),
  reports: z.array(Report),
  grantedMs: Tile.shape.grantedMs,
  lostMs: z.number().int().describe('T6: by the network, the server, or an alert on hold.'),
});
export type FinalisationCandidate = z.infer<typeof FinalisationCandidate>;

/** GET /api/center/sessions/{id}/finalisation: prefilled from the day (F2). */
export const Finalisation = z.object({
  ok: z.literal(true),
  at: InstantSchema,
  sessionId: Id,
  number: z.string(),
  room: z.string(),
  timeZone: z.string(),
  phase: SessionView.shape.phase,
  version: z.number().int().describe('Of what is said here: another one once anything of it changed.'),
  since: InstantSchema.nullable().describe('F1: when the session ended; null while it is not awaited.'),
  until: InstantSchema.nullable().describe('F1: 48 hours later.'),
  finalised: Entered.nullable(),
  blockers: z.array(FinalisationBlocker).describe('All that must be settled first.'),
  unticked: z.array(Id).describe('Through, and the end screen not noted: to be confirmed, or ticked from paper.'),
  comment: z.string().nullable(),
  hasIncident: z.boolean(),
  hasJoiningProblem: z.boolean(),
  noted: Entered.nullable().describe('Who wrote the comment or ticked the boxes last.'),
  outages: z.array(Outage),
  candidates: z.array(FinalisationCandidate).describe('In the order of their names.'),
});
export type Finalisation = z.infer<typeof Finalisation>;

const order = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({
    id: Id.describe('Made by the sender: a second arrival changes nothing.'),
    type: z.literal(type),
    ...shape,
  });
const one = { candidateId: CandidateIdSchema };
const many = { candidateIds: z.array(CandidateIdSchema).min(1).max(200) };

/** POST …/finalisation/orders: what an administrator enters between the end and the finalisation (F2). */
export const FinalisationOrder = z.discriminatedUnion('type', [
  order('WitnessEndScreens', many),
  order('UndoWitness', { ...one, reason: line(500) }),
  order('GiveAbortReasons', { ...many, reason: AbortReason.nullable().describe('Null takes it back.') }),
  order('CorrectPresence', { ...one, isPresent: z.boolean() }),
  order('ValidateAlert', { ...one, category: ChallengeCategorySchema }),
  order('DismissAlert', one),
  order('ReportIssue', { ...one, ...writtenReport }).refine(isOneForm),
  order('EditIssueReport', { ...one, ...whichReport, ...writtenReport }).refine(isOneForm),
  order('WithdrawIssueReport', { ...one, ...whichReport, reason: line(500) }),
  order('NoteFinalisation', {
    comment: paragraph(4_000).nullable(),
    hasIncident: z.boolean(),
    hasJoiningProblem: z.boolean(),
  }),
]);
export type FinalisationOrder = z.infer<typeof FinalisationOrder>;

/** POST …/finalisation: finalises what was read. */
export const FinaliseRequest = z.strictObject({
  id: Id.describe('Made by the sender: a second arrival gets the first answer.'),
  version: z.number().int().describe('Of the `Finalisation` that was read.'),
  confirmed: z.array(CandidateIdSchema).max(500).describe('Of `unticked`, those that are right as they are.'),
});
export type FinaliseRequest = z.input<typeof FinaliseRequest>;

/** A refusal that says everything at once, each with its place on the page. */
export const FinalisationRefused = RefusalMessage.extend({
  reasons: z.array(
    z.object({
      code: z.string().describe('A `why` of the blockers, `box-unticked` or `changed`.'),
      candidateId: Id.nullable(),
      text: z.string().describe("The sentence, in the reader's language, with the name."),
      link: z.string().describe('The place on the page, from the origin.'),
    }),
  ),
});
export type FinalisationRefused = z.infer<typeof FinalisationRefused>;
