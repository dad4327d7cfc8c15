import { z } from 'zod';

export const ClockPolicySchema = z
  .enum(['session', 'candidate'])
  .describe('T1: the time runs from the launch, or from each one’s own start.');

export const StopPolicySchema = z
  .enum(['enforce', 'indicate'])
  .describe('T4: at the deadline answers are refused, or go on and the deadline is only told.');

/** The rules of one session, as an administrator sets them (B1) and as `PrepareSession` takes them. */
export const SessionRules = z.strictObject({
  durationMinutes: z.number().int().min(1).max(600).default(105),
  clockPolicy: ClockPolicySchema.default('session'),
  graceSeconds: z
    .number()
    .int()
    .min(0)
    .max(3_600)
    .default(120)
    .describe('R6: how long a cut may last and the test go on without a word.'),
  lateSeconds: z
    .number()
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe('T4: how long after the deadline an answer given before it may still arrive.'),
  roundMinutes: z.number().int().min(1).max(240).default(15).describe('R12: a reminder so long after the last round.'),
  stopPolicy: StopPolicySchema.default('enforce'),
  autoCloseMinutes: z
    .number()
    .int()
    .min(1)
    .max(240)
    .nullable()
    .default(null)
    .describe(
      'T4: a stopped test is closed by itself so long after its stop; never before `lateSeconds`, nor under `indicate`.',
    ),
});
export type SessionRules = z.output<typeof SessionRules>;
