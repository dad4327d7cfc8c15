import { NOTICE_KINDS } from '@vigie/domain';
import { z } from 'zod';
import { CenterNotice, NoticeKindSchema } from './center.js';
import { Id, InstantSchema } from './primitives.js';

/** F1: how a person is told. The screen and mail; a webhook is the centre's. */
export const AlertPreference = z.strictObject({
  language: z.enum(['fr', 'en']),
  channels: z.array(z.enum(['screen', 'mail'])).max(2),
  /** `escalation`: only once the limit is 4 h away. */
  starts: z.enum(['first', 'escalation']),
  notices: z.array(NoticeKindSchema).max(NOTICE_KINDS.length),
});
export type AlertPreference = z.infer<typeof AlertPreference>;

/** One notice on one channel: what was told, or would have been. No candidate's name. */
export const AlertRow = z.object({
  id: Id,
  notice: NoticeKindSchema,
  session: z.object({ number: z.string(), room: z.string(), timeZone: z.string() }).nullable(),
  dueAt: InstantSchema,
  channel: z.enum(['screen', 'mail', 'webhook']),
  to: z.string().describe('The administrator; of a webhook, the centre.'),
  state: z
    .enum(['leaving', 'sent', 'failed', 'unsent', 'cancelled'])
    .describe('`unsent`: there is no mail server; `subject` and `text` are what it would have sent.'),
  sentAt: InstantSchema.nullable(),
  readAt: InstantSchema.nullable().describe('When the person said so, on screen.'),
  attempts: z.number().int(),
  error: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
});
export type AlertRow = z.infer<typeof AlertRow>;

/** GET /api/center/alerts */
export const AlertsReport = z.object({
  ok: z.literal(true),
  at: InstantSchema,
  preference: AlertPreference,
  email: z.string(),
  hasMailServer: z.boolean(),
  hasCalendar: z.boolean().describe('A calendar link of this person holds.'),
  centers: z.array(z.object({ id: Id, name: z.string(), webhook: z.string().nullable().describe('Its address.') })),
  /** The latest first; 200 at the most. */
  rows: z.array(AlertRow),
});
export type AlertsReport = z.infer<typeof AlertsReport>;

export const AlertsKept = z.object({ ok: z.literal(true) });
export type AlertsKept = z.infer<typeof AlertsKept>;

/** POST /api/center/alerts/webhook: the address takes the place of the one before, under a new secret; null takes it back. */
export const WebhookRequest = z.strictObject({ centerId: Id, url: z.string().max(500).nullable() });
export type WebhookRequest = z.infer<typeof WebhookRequest>;
export const WebhookKept = z.object({
  ok: z.literal(true),
  secret: z.string().nullable().describe('Told once, here: the key of `X-Vigie-Signature`.'),
});
export type WebhookKept = z.infer<typeof WebhookKept>;

/** POST /api/center/alerts/calendar: a new link takes the place of the one before; false takes it back. */
export const CalendarRequest = z.strictObject({ isWanted: z.boolean() });
export type CalendarRequest = z.infer<typeof CalendarRequest>;
export const CalendarKept = z.object({
  ok: z.literal(true),
  path: z.string().nullable().describe('Told once, here. Whoever has it reads the calendar.'),
});
export type CalendarKept = z.infer<typeof CalendarKept>;

/** POST /api/center/alerts/read */
export const ReadRequest = z.strictObject({ ids: z.array(Id).min(1).max(100) });
export type ReadRequest = z.infer<typeof ReadRequest>;

/** What a centre's webhook gets (F1): POST, JSON, signed; any 2xx says that it arrived. `id` is the same at each attempt. */
export const WebhookCall = z.object({
  id: Id,
  type: z.literal('finalisation'),
  ...CenterNotice.pick({ sessionId: true, notice: true, dueAt: true, until: true }).shape,
  endedAt: InstantSchema,
  number: z.string(),
  room: z.string(),
  center: z.string(),
  link: z.string(),
});
export type WebhookCall = z.infer<typeof WebhookCall>;
