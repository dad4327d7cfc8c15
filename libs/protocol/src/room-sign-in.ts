import { z } from 'zod';
import { Id, line } from './primitives.js';

/** POST /api/room/sign-in (R0). The answer sets the cookie. */
export const SignInRequest = z.strictObject({
  sessionNumber: z
    .string()
    .regex(/^\s*[0-9 ]{1,12}\s*$/)
    .transform((text) => text.replace(/\s/g, '')),
  password: z.string().min(1).max(100),
});
export type SignInRequest = z.input<typeof SignInRequest>;

/** POST /api/room/name (R0): a name of the session's list, or typed. Also « Passer le relais ». */
export const NameRequest = z.strictObject({
  personId: Id.optional().describe('Somebody of the list.'),
  name: line(100).optional().describe('A name typed; one that is on the list is that person.'),
});
export type NameRequest = z.input<typeof NameRequest>;

export const Invigilator = z.object({ personId: Id, name: z.string() });
export type Invigilator = z.infer<typeof Invigilator>;

/** GET /api/room/me, and the answer to sign-in and name. `me` is null until they said who they are. */
export const RoomAccess = z.object({
  ok: z.literal(true),
  sessionId: Id,
  sessionNumber: z.string(),
  me: Invigilator.nullable().describe('Null until they said who they are.'),
  invigilators: z.array(Invigilator).describe("The session's list."),
});
export type RoomAccess = z.infer<typeof RoomAccess>;
