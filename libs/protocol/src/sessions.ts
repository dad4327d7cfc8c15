import { SESSION_DETAILS, wallTime } from '@vigie/domain';
import { z } from 'zod';
import { DateSchema, Id, line, paragraph } from './primitives.js';
import { SessionView } from './room.js';
import { SessionRules } from './session-rules.js';

const WallTimeSchema = z
  .string()
  .meta({ description: "A time of day as the room's clock shows it, `HH:MM`." })
  .transform((text, context) => {
    const time = wallTime(text);
    if (time) return time;
    context.addIssue({ code: 'custom', message: 'not a time of day' });
    return z.NEVER;
  });

const TimeZoneSchema = z.string().max(60).refine(isTimeZone).describe('A name of the IANA database: `Europe/Paris`.');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** What an administrator says of a session (B1). */
export const SessionForm = z.strictObject({
  room: line(100),
  roomId: Id.nullable().describe("One of the centre's rooms, or a place that is none of them."),
  address: line(200),
  date: DateSchema,
  time: WallTimeSchema,
  timeZone: TimeZoneSchema,
  occurrence: z
    .enum(['first', 'second'])
    .optional()
    .describe('Which of the two, when that hour comes twice that night (T8).'),
  invigilators: z.array(line(100)).max(20).describe('First name and last name of each (B4).'),
  description: z.union([z.literal(''), paragraph(500)]),
  rules: SessionRules,
});
export type SessionForm = z.input<typeof SessionForm>;

/** POST /api/center/sessions. The same `sessionId` again changes nothing. */
export const NewSession = SessionForm.extend({
  sessionId: Id.describe('Made by the sender.'),
  centerId: Id,
  candidatesOf: Id.optional().describe('Enrols the candidates of this session of the same centre too.'),
});
export type NewSession = z.input<typeof NewSession>;

export const SessionCreated = z.object({
  ok: z.literal(true),
  sessionId: Id,
  number: z.string(),
  accessCode: z.string(),
  password: z
    .string()
    .nullable()
    .describe("The invigilators' password: here and nowhere else. Null for a second arrival: set another."),
});
export type SessionCreated = z.infer<typeof SessionCreated>;

/** GET /api/center/sessions/{id}: what the form shows. */
export const SessionSettings = z.object({
  ok: z.literal(true),
  sessionId: Id,
  centerId: Id,
  center: z.string(),
  number: z.string(),
  accessCode: z.string(),
  phase: SessionView.shape.phase,
  enrolled: z.number().int(),
  hasJoined: z.boolean().describe('Deletable only while nobody has (B1).'),
  room: z.string(),
  roomId: Id.nullable(),
  address: z.string(),
  date: z.string(),
  time: z.string(),
  timeZone: z.string(),
  occurrence: z.enum(['first', 'second']).nullable(),
  invigilators: z.array(z.object({ name: z.string(), hasActed: z.boolean().describe('Stays on the list.') })),
  description: z.string(),
  rules: SessionRules,
  changeable: z.array(z.enum([...SESSION_DETAILS, 'rules'])).describe('What the phase still lets change.'),
  cancelledBecause: z.string().nullable(),
});
export type SessionSettings = z.infer<typeof SessionSettings>;

/** POST /api/center/sessions/{id} */
export const SessionEdit = SessionForm.extend({ id: Id.describe('Of this order: again, it changes nothing.') });
export type SessionEdit = z.input<typeof SessionEdit>;

/** POST /api/center/sessions/{id}/cancel */
export const SessionCancel = z.strictObject({ id: Id, reason: paragraph(500) });
export type SessionCancel = z.input<typeof SessionCancel>;

/** An order that says nothing besides. */
export const PlainOrder = z.strictObject({ id: Id });
export type PlainOrder = z.infer<typeof PlainOrder>;

export const Done = z.object({ ok: z.literal(true) });
export type Done = z.infer<typeof Done>;

export const NewPassword = z.object({
  ok: z.literal(true),
  number: z.string(),
  password: z.string().describe('Here and nowhere else.'),
});
export type NewPassword = z.infer<typeof NewPassword>;
