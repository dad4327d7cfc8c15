import {
  ALL_ALERT_REASONS,
  calendarDate,
  CHALLENGE_CATEGORIES,
  type AlertReason,
  type CandidateId,
  type ChallengeId,
} from '@vigie/domain';
import { z } from 'zod';

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

export const InstantSchema = z
  .number()
  .int()
  .nonnegative()
  .describe("Whole milliseconds since the Unix epoch, UTC, in the server's time.");

/** What a person types: trimmed, never empty, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .regex(/^\P{Cc}*$/u),
    )
    .describe('Trimmed and put in NFC; not empty, no control characters.');

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
