import { RULE_REFUSALS } from '@vigie/domain';
import { z } from 'zod';
import { Id, InstantSchema } from './primitives.js';

/** Refusals of the doors; those of the rules come from `libs/domain`. */
export const DOOR_REFUSALS = [
  'account-sign-in-failed',
  'busy',
  'id-reused',
  'internal',
  'invalid-message',
  'join-not-found',
  'not-allowed',
  'protocol-too-old',
  'retry',
  'say-who-you-are',
  'sign-in-failed',
  'sign-in-required',
  'too-many-messages',
  'unknown-challenge',
  'unknown-message',
] as const;

export const RefusalCode = z.enum([...RULE_REFUSALS, ...DOOR_REFUSALS]);
export type RefusalCode = z.infer<typeof RefusalCode>;

const Params = z.object({
  seconds: z.number().optional(),
  count: z.number().optional(),
  candidates: z.array(Id).optional(),
});

/** A refusal: a code for programs, a sentence in the reader's language for people. */
export const RefusalMessage = z.object({
  ok: z.literal(false),
  code: RefusalCode,
  params: Params,
  text: z.string(),
});
export type RefusalMessage = z.infer<typeof RefusalMessage>;

export const Accepted = z.object({
  ok: z.literal(true),
  /** The session's sequence once this command was committed. */
  seq: z.number().int(),
  at: InstantSchema,
  /** In bulk orders, those for whom it was refused, and why. */
  skipped: z.array(z.object({ candidateId: Id, code: RefusalCode, params: Params, text: z.string() })),
});
export type Accepted = z.infer<typeof Accepted>;

/** The answer to every command; an exception is never the answer. `retry` and `busy`: same id, again. */
export const Ack = z.discriminatedUnion('ok', [Accepted, RefusalMessage]);
export type Ack = z.infer<typeof Ack>;
