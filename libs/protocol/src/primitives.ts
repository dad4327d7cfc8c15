import {
  ALL_ALERT_REASONS,
  ALL_REPORT_CATEGORIES,
  calendarDate,
  CHALLENGE_CATEGORIES,
  ROW,
  SEAT_NUMBER,
  type AlertReason,
  type CandidateId,
  type ChallengeId,
  type ReportCategory,
} from '@vigie/domain';
import { z } from 'zod';
import type { DoorRefusal } from './ack.js';

const hexId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .describe('A UUID in lower case, any version.');

export const Id = hexId;
export const CandidateIdSchema = hexId.transform((id) => id as CandidateId);
export const ChallengeIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .transform((id) => id as ChallengeId);

/** The number of a seat, and of the PC that stands there (R1, R2). */
export const SeatNumberSchema = z.string().regex(SEAT_NUMBER);

/** A row of the room (R0): the letters of its seats, or their numbers from the first to the last. */
export const RowSchema = z.string().regex(ROW);

export const InstantSchema = z
  .number()
  .int()
  .nonnegative()
  .describe("Whole milliseconds since the Unix epoch, UTC, in the server's time.");

/** What every socket says when it knocks. */
export const Handshake = z.object({
  protocol: z.number().int(),
  language: z
    .enum(['fr', 'en'])
    .optional()
    .describe('Of the sentences for people, as long as the connection lasts; without it, `Accept-Language`.'),
});

/** What a person types: trimmed, never empty, without control characters. `refusedAs`: a refusal that says more. */
export const line = (max: number, refusedAs?: DoorRefusal) =>
  z
    .string()
    .max(max, refusedAs)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, refusedAs)
        .regex(/^\P{Cc}*$/u, refusedAs),
    )
    .describe('Trimmed and put in NFC; not empty, no control characters.');

/** The same in several lines. */
export const paragraph = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .regex(/^[\n\P{Cc}]*$/u),
    )
    .describe('Lines of text, trimmed and put in NFC; not empty, no other control characters.');

export const DateSchema = z
  .string()
  .meta({ format: 'date', description: 'A day of the calendar since 1900, `YYYY-MM-DD`.' })
  .transform((text, context) => {
    const date = calendarDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'not a day of the calendar' });
    return z.NEVER;
  });

/** What a candidate reports of a challenge (R7). */
export const AlertReasonSchema = z.enum(ALL_ALERT_REASONS as [AlertReason, ...AlertReason[]]);
/** Pix's category of a problem in a challenge (R8). */
export const ChallengeCategorySchema = z.enum(CHALLENGE_CATEGORIES);
/** Pix's category of an issue report (R8). */
export const ReportCategorySchema = z.enum(ALL_REPORT_CATEGORIES as [ReportCategory, ...ReportCategory[]]);

/** T3: how near a candidate's end is. */
export const WarnedSchema = z.object({ minutes: z.union([z.literal(15), z.literal(5)]), at: InstantSchema.nullable() });
