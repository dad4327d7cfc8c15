import { z } from 'zod';
import { Id, InstantSchema } from './primitives.js';

const Count = z.number().int();
const Ms = z.number().int();

/** How late what was done in the last 24 hours was; null when nothing was. */
export const Lateness = z.object({ medianMs: Ms, worstMs: Ms });
export type Lateness = z.infer<typeof Lateness>;

/** The wake-ups of one session: what time owes it next, and what it last brought. */
export const SessionWakeUps = z.object({
  sessionId: Id,
  number: z.string(),
  room: z.string(),
  center: z.string(),
  timeZone: z.string(),
  nextDueAt: InstantSchema.nullable().describe('When time owes the session something next.'),
  last: z
    .object({ at: InstantSchema, lateMs: Ms, by: z.enum(['job', 'other']) })
    .nullable()
    .describe('The last event of 24 hours that time brought. `job`: a wake-up of the queue rang for it.'),
});
export type SessionWakeUps = z.infer<typeof SessionWakeUps>;

/** One kind of reminder, counted. */
export const ReminderKindCounts = z.object({
  kind: z.string(),
  planned: Count,
  overdue: Count,
  failed: Count,
  sent: Count,
  cancelled: Count,
  lateness: Lateness.nullable(),
});
export type ReminderKindCounts = z.infer<typeof ReminderKindCounts>;

/** A reminder that is to leave, has just left or could not. Ids alone: who is reminded is no concern of this page. */
export const ReminderRow = z.object({
  id: Id,
  kind: z.string(),
  session: z
    .object({ number: z.string(), room: z.string(), timeZone: z.string() })
    .nullable()
    .describe('What it is about, if it is a session.'),
  dueAt: InstantSchema,
  state: z
    .enum(['planned', 'leaving', 'sent', 'failed'])
    .describe('`leaving`: it was due, and one of its channels has not sent it yet.'),
  attempts: Count,
  error: z.string().nullable(),
});
export type ReminderRow = z.infer<typeof ReminderRow>;

/** GET /api/center/jobs */
export const JobsReport = z.object({
  ok: z.literal(true),
  at: InstantSchema,
  administrator: z.string(),
  centers: z.array(z.string()),
  queue: z
    .object({
      state: z.enum(['ok', 'away']),
      place: z.enum(['redis', 'postgres']),
      sweepMs: Ms,
      failed: Count.nullable(),
    })
    .describe(
      "`sweepMs`: how often the sweeper looks behind it. `failed`: jobs of these centres' sessions; null while it is away.",
    ),
  wakeUps: z.object({
    planned: Count,
    overdue: Count,
    ran: Count,
    lateness: Lateness.nullable(),
    /** The next ones first; 200 at the most. */
    sessions: z.array(SessionWakeUps),
  }),
  reminders: z.object({
    kinds: z.array(ReminderKindCounts),
    /** What failed first, then by instant; 100 at the most. */
    rows: z.array(ReminderRow),
  }),
  mayInspectQueues: z.boolean().describe('The page `/admin/queues` is open to this administrator.'),
});
export type JobsReport = z.infer<typeof JobsReport>;
