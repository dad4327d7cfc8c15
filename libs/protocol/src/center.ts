import { NOTICE_KINDS } from '@vigie/domain';
import { z } from 'zod';
import { FinalisationBlocker } from './finalisation.js';
import { Handshake, Id, InstantSchema } from './primitives.js';
import { SessionView } from './room.js';

/** POST /api/center/sign-in: an administrator's account. The answer sets the cookie. */
export const CenterSignInRequest = z.strictObject({
  email: z
    .string()
    .max(200)
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.string().min(3).includes('@')),
  password: z.string().min(1).max(100),
});
export type CenterSignInRequest = z.input<typeof CenterSignInRequest>;

/** GET /api/center/me, and the answer to sign-in. */
export const CenterAccess = z.object({ ok: z.literal(true), name: z.string() });
export type CenterAccess = z.infer<typeof CenterAccess>;

export const CenterHandshake = Handshake;

/** `summary` on `/center`: one session, whole, of one instant. No candidate's name. */
export const CenterSummary = z.object({
  sessionId: Id,
  /** The session's sequence that last changed this row: the latest wins. */
  seq: z.number().int(),
  center: z.string(),
  number: z.string(),
  room: z.string(),
  plannedAt: InstantSchema,
  timeZone: z.string(),
  phase: SessionView.shape.phase,
  /** B4: who is on the session's list to watch, and how many its candidates need. */
  invigilators: z.array(z.string()),
  needed: z.number().int(),
  /** Who is at the end screen has ended; the witnessed are among the ended. */
  counts: z.object({
    enrolled: z.number().int(),
    joined: z.number().int(),
    atWork: z.number().int(),
    ended: z.number().int(),
    witnessed: z.number().int(),
    closedByTime: z
      .number()
      .int()
      .optional()
      .describe('T4: closed by themselves after their stop, among the ended; absent when there is none.'),
  }),
  /** What waits for the invigilator in the room (R7). */
  calls: z.object({ alerts: z.number().int(), hands: z.number().int() }),
  /** The latest individual deadline among the tests that still run. */
  nextEndAt: InstantSchema.nullable(),
  /** F1: awaited since the session's end, at the latest until. */
  finalisation: z
    .object({
      since: InstantSchema,
      until: InstantSchema,
      version: z.number().int().describe('F2: another one once anything that the finalisation says changed.'),
      blockers: z.array(FinalisationBlocker),
      unticked: z.array(Id),
    })
    .nullable(),
  /** B1: the last that is said of it; no list has it any more. */
  deleted: z.literal(true).optional(),
});
export type CenterSummary = z.infer<typeof CenterSummary>;

export const NoticeKindSchema = z.enum(NOTICE_KINDS);

/** `notice` on `/center`: one person is told of one session that awaits its finalisation (F1). */
export const CenterNotice = z.object({
  id: Id,
  sessionId: Id,
  notice: NoticeKindSchema,
  /** When it was to be told. */
  dueAt: InstantSchema,
  /** The limit. */
  until: InstantSchema,
});
export type CenterNotice = z.infer<typeof CenterNotice>;

/** `noticesRead` on `/center`: the person said on one of their pages that they have read these. */
export const NoticesRead = z.object({ ids: z.array(Id) });
export type NoticesRead = z.infer<typeof NoticesRead>;

/** `list` on `/center`: every session of the administrator's centres, of one instant. */
export const CenterList = z.object({
  ok: z.literal(true),
  at: InstantSchema,
  administrator: z.string(),
  centers: z.array(z.string()),
  sessions: z.array(CenterSummary),
  /** What this person was told and has not said to have read, of sessions that still await it. */
  notices: z.array(CenterNotice),
});
export type CenterList = z.infer<typeof CenterList>;

/** `pulse` on `/center`, every 3 s: the `seq` of each row in Postgres. A row that is behind is asked for again. */
export const CenterPulse = z.object({ at: InstantSchema, seqs: z.record(Id, z.number().int()) });
export type CenterPulse = z.infer<typeof CenterPulse>;
