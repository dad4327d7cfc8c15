import { z } from 'zod';
import { Handshake, InstantSchema } from './primitives.js';
import { SessionView } from './room.js';

/** POST /api/room/projection: a link of its own for the room's projector, which may follow and nothing else. */
export const ProjectionLink = z.object({
  ok: z.literal(true),
  token: z.string().describe("Opaque; goes in the handshake's `auth`, and in the fragment of the page's address."),
});
export type ProjectionLink = z.infer<typeof ProjectionLink>;

/** POST /api/room/projection/stop: no link of the room's projectors holds any more. */
export const ProjectionStopped = z.object({ ok: z.literal(true) });
export type ProjectionStopped = z.infer<typeof ProjectionStopped>;

export const ProjectionHandshake = Handshake.extend({ token: z.string().min(20).max(100) });

/** R4: `view` on `/projection`, all that the wall shows. No name, no birth date, nothing of one candidate. */
export const ProjectorView = z.object({
  seq: z.number().int().describe("The session's sequence that last changed this view: the latest wins."),
  number: z.string(),
  room: z.string(),
  timeZone: z.string(),
  phase: SessionView.shape.phase,
  launchedAt: InstantSchema.nullable(),
  accessCode: z.string().nullable().describe('Only while the session is launched: never before, nor after its end.'),
  commonEndAt: InstantSchema.nullable().describe('The end that most share; null while it is unknown.'),
  lastEndAt: InstantSchema.nullable().describe('The latest end among the tests that are not over.'),
  otherEnds: z
    .array(z.object({ at: InstantSchema, count: z.number().int().nullable() }))
    .describe(
      'The ends, but the common one, of the tests that are not over. `count` is null in all when it is 1 in one.',
    ),
  isPaused: z.boolean().describe('Several tests are not over, and all of them are paused (T9).'),
});
export type ProjectorView = z.infer<typeof ProjectorView>;

/** The answer to `follow` on `/projection`. */
export const Projection = z.object({ ok: z.literal(true), at: InstantSchema, view: ProjectorView });
export type Projection = z.infer<typeof Projection>;

/** `pulse` on `/projection`, every 3 s: the `seq` of the view in Postgres. A screen that is behind asks again. */
export const ProjectionPulse = z.object({ at: InstantSchema, seq: z.number().int() });
export type ProjectionPulse = z.infer<typeof ProjectionPulse>;
