import { z } from 'zod';
import { Handshake, Id, InstantSchema } from './primitives.js';
import { Invigilator } from './room-sign-in.js';
import { ClockPolicySchema, StopPolicySchema } from './session-rules.js';
import { Tile } from './tile.js';

export const RoomHandshake = Handshake;

/** T6: candidates of the room lost together, by its network or by the server. */
export const Outage = z.object({
  cause: z.enum(['network', 'server']),
  startedAt: InstantSchema.describe('When the first of them was last heard.'),
  endedAt: InstantSchema.nullable().describe('Null while somebody of it is still away.'),
  candidateIds: z.array(Id).describe('Who was lost in it; who is back says their tile.'),
});
export type Outage = z.infer<typeof Outage>;

export const SessionView = z.object({
  phase: z.enum(['unprepared', 'prepared', 'welcome', 'launched', 'ended', 'finalised', 'published', 'cancelled']),
  launchedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  endedBy: z.enum(['invigilator', 'time']).nullable(),
  invigilatorId: Id.nullable().describe("Who holds the room; the name is in the catch-up's `details`."),
  durationMinutes: z.number().int(),
  clockPolicy: ClockPolicySchema,
  stopPolicy: StopPolicySchema,
  autoCloseMinutes: z.number().int().nullable().describe('T4: null when no test is closed by itself.'),
  outages: z.array(Outage).describe('T6: incidents of the room so far, oldest first.'),
  watches: z
    .array(z.object({ by: Id, rows: z.array(z.string()) }))
    .optional()
    .describe('R0: who watches which rows (`TakeRows`); absent while everybody watches the room.'),
  rowRoundAt: InstantSchema.nullable().describe('R12: when an invigilator last went through the rows.'),
  roundMinutes: z.number().int().describe('R12: a reminder is due so long after the last round, or the launch.'),
  rosterVersion: z.number().int().describe('Another one than yours: ask a catch-up for the names and announcements.'),
});
export type SessionView = z.infer<typeof SessionView>;

export const Entry = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: InstantSchema,
  candidateId: Id.nullable(),
  actorId: Id.nullable(),
});
export type Entry = z.infer<typeof Entry>;

/** `frame` on `/room`: everything one command changed. `prev` is the head before it. */
export const Frame = z.object({
  seq: z.number().int().describe('The head once it is applied.'),
  prev: z.number().int().describe('The head before it.'),
  at: InstantSchema,
  entries: z.array(Entry).describe('What the journal says of it, for a list of what happened.'),
  tiles: z.array(Tile).describe('Whole tiles: they replace those you hold.'),
  session: SessionView.optional().describe('Only when it changed.'),
});
export type Frame = z.output<typeof Frame>;
export type SentFrame = z.input<typeof Frame>;

/** `pulse` on `/room`, every 3 s, unjournalled: the head in Postgres, who was last heard when, joins that found nobody. */
export const Pulse = z.object({
  head: z.number().int().describe("The session's sequence in the database."),
  at: InstantSchema,
  heard: z.record(Id, z.number().int()).describe('Milliseconds since each connected candidate was last heard.'),
  unmatchedJoins: z.number().int().describe('How many joins found nobody.'),
  invigilators: z.array(Id).describe('B4: the invigilators who have the room open now, each once.'),
});
export type Pulse = z.infer<typeof Pulse>;

/** `catchUp` on `/room`: have = 0 asks for everything. */
export const CatchUpRequest = z.strictObject({
  have: z.number().int().nonnegative().describe('The head you hold; 0 asks for everything.'),
  rosterVersion: z
    .number()
    .int()
    .nonnegative()
    .describe('The version of the names and announcements you hold; 0 for none.'),
});
export type CatchUpRequest = z.infer<typeof CatchUpRequest>;

export const RosterEntry = z.object({
  lastName: z.string(),
  firstName: z.string(),
  birthDate: z.string(),
  className: z.string().nullable(),
});
export type RosterEntry = z.infer<typeof RosterEntry>;

export const RoomDetails = z.object({
  number: z.string(),
  center: z.string(),
  room: z.string(),
  address: z.string(),
  plannedAt: InstantSchema,
  timeZone: z.string(),
  accessCode: z.string(),
  me: Invigilator,
  invigilators: z.array(Invigilator),
  sharesStorage: z.boolean().describe('R11: its files are to be erased in the end.'),
});
export type RoomDetails = z.infer<typeof RoomDetails>;

const Span = z.object({ from: InstantSchema, to: InstantSchema.nullable().describe('Null while it lasts.') });

/** What a candidate went through in the last 90 minutes, from the journal. */
export const TimelineView = z.object({
  lost: z.array(Span).readonly().describe('The link was lost; oldest first.'),
  alerts: z.array(Span).readonly().describe('An alert was open (R7).'),
});
export type TimelineView = z.infer<typeof TimelineView>;

/** Head, session and tiles of one instant; the roster only when the reader's version is old. */
export const CatchUp = z.object({
  ok: z.literal(true),
  head: z.number().int(),
  at: InstantSchema,
  session: SessionView,
  tiles: z.array(Tile).describe('Those that changed since `have`.'),
  timelines: z
    .record(Id, TimelineView)
    .describe(
      'Of these tiles, whole, by candidate id; none when nothing happened. Frames say the rest: `link` and `alert` of their tiles.',
    ),
  roster: z.record(Id, RosterEntry).optional().describe('By candidate id; only when your version is another.'),
  announcements: z
    .record(Id, z.string())
    .optional()
    .describe('What the announcements on the tiles say, by id; only when your version is another.'),
  details: RoomDetails,
});
export type CatchUp = z.output<typeof CatchUp>;
export type SentCatchUp = z.input<typeof CatchUp>;
