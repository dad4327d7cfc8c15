import { RULE_REFUSALS } from '@vigie/domain';
import { z } from 'zod';
import { Id, InstantSchema } from './primitives.js';

/** Refusals of the doors; those of the rules come from `libs/domain`. */
export const DOOR_REFUSALS = [
  'account-sign-in-failed',
  'already-enrolled',
  'announcement-text',
  'busy',
  'check-texts-changed',
  'file-too-large',
  'id-reused',
  'internal',
  'invalid-message',
  'join-not-found',
  'link-not-valid',
  'not-allowed',
  'not-certifiable',
  'protocol-too-old',
  'retry',
  'room-name-taken',
  'say-who-you-are',
  'sign-in-failed',
  'sign-in-required',
  'time-skipped',
  'time-twice',
  'too-many-messages',
  'unknown-challenge',
  'unknown-message',
  'webhook-not-allowed',
] as const;
export type DoorRefusal = (typeof DOOR_REFUSALS)[number];

export const RefusalCode = z.enum([...RULE_REFUSALS, ...DOOR_REFUSALS]);
export type RefusalCode = z.infer<typeof RefusalCode>;

const Params = z
  .object({
    seconds: z.number().optional(),
    count: z.number().optional(),
    candidates: z.array(Id).optional(),
    by: Id.optional(),
  })
  .describe('The values of the sentence, for programs; candidates, and the invigilator who was first, by id.');

/** A refusal: a code for programs, a sentence in the reader's language for people. */
export const RefusalMessage = z.object({
  ok: z.literal(false),
  code: RefusalCode,
  params: Params,
  text: z.string().describe("The sentence, in the reader's language."),
});
export type RefusalMessage = z.infer<typeof RefusalMessage>;

export const Accepted = z.object({
  ok: z.literal(true),
  seq: z.number().int().describe("The session's sequence once this command was committed."),
  at: InstantSchema,
  skipped: z
    .array(z.object({ candidateId: Id, code: RefusalCode, params: Params, text: z.string() }))
    .describe('In orders for several candidates, those for whom it was refused, and why; else empty.'),
});
export type Accepted = z.infer<typeof Accepted>;

/** The answer to every command; an exception is never the answer. `retry` and `busy`: same id, again. */
export const Ack = z.discriminatedUnion('ok', [Accepted, RefusalMessage]);
export type Ack = z.infer<typeof Ack>;

/** `goodbye` on both namespaces: said before the server closes a socket on purpose, and in a refused handshake. */
export const Goodbye = z.object({ code: RefusalCode, text: z.string() });
export type Goodbye = z.infer<typeof Goodbye>;

/** The answer to `clock` on both namespaces (T8). */
export const ClockReply = z.object({ at: InstantSchema });
export type ClockReply = z.infer<typeof ClockReply>;
