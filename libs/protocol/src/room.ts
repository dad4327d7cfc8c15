import { z } from 'zod';
import { ROOM_WORDS, wordsOf } from './command-words.js';
import {
  AlertReasonSchema,
  CandidateIdSchema,
  ChallengeCategorySchema,
  DateSchema,
  Id,
  InstantSchema,
  line,
} from './primitives.js';

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

/** GET /api/room/me, and the answer to sign-in and name. `me` is null until they said who they are. */
export const RoomAccess = z.object({
  ok: z.literal(true),
  sessionId: Id,
  sessionNumber: z.string(),
  me: Invigilator.nullable().describe('Null until they said who they are.'),
  invigilators: z.array(Invigilator).describe("The session's list."),
});
export type RoomAccess = z.infer<typeof RoomAccess>;

export const RoomHandshake = z.object({ protocol: z.number().int() });

const command = <Type extends keyof typeof ROOM_WORDS, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ id: Id, type: z.literal(type), ...shape }).meta(wordsOf(type, ROOM_WORDS[type]));
const one = { candidateId: CandidateIdSchema };
const many = { candidateIds: z.array(CandidateIdSchema).min(1).max(200) };
const reason = line(500);
const grantedMinutes = z
  .number()
  .int()
  .min(-240)
  .max(240)
  .refine((minutes) => minutes !== 0)
  .describe('Whole minutes, not 0; taken back when negative, never below now.');

/** `command` on namespace `/room`: what an invigilator may order, on the session of the grant. */
export const RoomCommand = z.discriminatedUnion('type', [
  command('CheckIdentity', {
    ...one,
    how: z.enum(['documentSeen', 'attested', 'refused']),
    detail: reason.optional(),
  }),
  command('SignAttendance', one),
  command('SeatCandidate', {
    ...one,
    seat: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,8}$/)
      .nullable(),
  }),
  command('UndoWelcomeStep', { ...one, step: z.enum(['identity', 'attendance', 'seat']), reason: reason.optional() }),
  command('NoteCorrection', { ...one, lastName: line(100), firstName: line(100), birthDate: DateSchema }),
  command('AcceptCorrection', one),
  command('ConfirmPresence', one),
  command('ConfirmPresences', many),
  command('CancelPresence', one),
  command('LaunchSession', { despiteNotReady: z.boolean() }),
  command('AuthoriseResume', one),
  command('AuthoriseResumes', many),
  command('RefuseResume', one),
  command('ValidateAlert', { ...one, category: ChallengeCategorySchema }),
  command('DismissAlert', one),
  command('AcknowledgeCall', one),
  command('SettleHand', one),
  command('LeaveRoom', one),
  command('ReturnToRoom', one),
  command('GrantTime', { ...one, minutes: grantedMinutes, reason }),
  command('GrantTimes', { ...many, minutes: grantedMinutes, reason }),
  command('PauseTest', { ...one, reason }),
  command('PauseTests', { ...many, reason }),
  command('UnpauseTest', one),
  command('UnpauseTests', many),
  command('WitnessEndScreen', one),
  command('UndoWitness', { ...one, reason }),
  command('RecordAbandonment', { ...one, reason: z.enum(['lackOfTime', 'technicalProblem']) }),
  command('EndTest', one),
  command('CloseSession', {}),
  command('CancelSession', { reason }),
]);
export type RoomCommand = z.infer<typeof RoomCommand>;

/** What the invigilator sees of one candidate: whole, so that applying it twice is harmless. No name. */
export const Tile = z.object({
  candidateId: Id,
  seq: z.number().int().describe("The session's sequence that last changed this tile."),
  situation: z.enum([
    'expected',
    'identityRefused',
    'identityChecked',
    'signed',
    'seated',
    'connected',
    'ready',
    'confirmed',
    'mayStart',
    'awaitsResume',
    'started',
    'resumed',
    'timeUp',
    'finished',
    'endScreen',
    'witnessed',
    'signedOut',
    'abandoned',
    'endedByInvigilator',
    'closedAutomatically',
    'absent',
    'notStarted',
  ]),
  welcome: z.object({
    identity: z.enum(['documentSeen', 'attested', 'refused']).nullable(),
    attendance: z.boolean(),
    seated: z.boolean(),
    seat: z.string().nullable(),
  }),
  correction: z.enum(['noted', 'accepted']).nullable(),
  joinedAt: InstantSchema.nullable(),
  link: z
    .object({ on: z.boolean(), since: InstantSchema, cause: z.enum(['network', 'server']).nullable() })
    .nullable()
    .describe('Of the browser that holds the candidate; null before it first connects.'),
  confirmedAt: InstantSchema.nullable(),
  lapsesAt: InstantSchema.nullable(),
  wrongCodes: z.number().int(),
  request: z
    .object({ why: z.enum(['graceLapsed', 'otherDevice']), since: InstantSchema, linked: z.boolean() })
    .nullable(),
  startedAt: InstantSchema.nullable(),
  progress: z.object({ done: z.number().int(), passed: z.number().int(), total: z.number().int() }).nullable(),
  lastAnswerAt: InstantSchema.nullable(),
  resumedAt: InstantSchema.nullable().describe('Last resume: a mark that stays, « repris à … ».'),
  deadlineAt: InstantSchema.nullable(),
  extraMinutes: z.number().int(),
  endScreenAt: InstantSchema.nullable(),
  witnessedAt: InstantSchema.nullable(),
  signedOutAt: InstantSchema.nullable(),
  alert: z
    .object({
      challengeId: z.string(),
      number: z.number().int().describe('The place of the challenge in the paper, from 1.'),
      reason: AlertReasonSchema,
      since: InstantSchema,
    })
    .nullable()
    .describe('An open live alert (R7): the test is on hold. Shown whatever else is true.'),
  handSince: InstantSchema.nullable(),
  callAcknowledgedAt: InstantSchema.nullable(),
  outSince: InstantSchema.nullable().describe('R13: out of the room since.'),
  grantedMs: z.number().int().describe('T5: time granted and taken back, in all.'),
  granted: z
    .object({ ms: z.number().int(), at: InstantSchema, seenAt: InstantSchema.nullable() })
    .nullable()
    .describe("The last change, and when the candidate's screen acknowledged it."),
  pausedSince: InstantSchema.nullable().describe(
    'T9: `deadlineAt` stands where it was, and moves by the length of the pause.',
  ),
  reports: z.number().int().describe('Issue reports written (R8).'),
  closed: z
    .object({
      how: z.enum(['abandoned', 'endedByInvigilator', 'closedWithSession']),
      reason: z.enum(['lackOfTime', 'technicalProblem']).nullable(),
      at: InstantSchema,
    })
    .nullable(),
});
export type Tile = z.infer<typeof Tile>;

export const SessionView = z.object({
  phase: z.enum(['unprepared', 'prepared', 'welcome', 'launched', 'ended', 'finalised', 'published', 'cancelled']),
  launchedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  endedBy: z.enum(['invigilator', 'time']).nullable(),
  invigilatorId: Id.nullable().describe("Who holds the room; the name is in the catch-up's `details`."),
  durationMinutes: z.number().int(),
  rosterVersion: z.number().int().describe('Another one than yours: ask a catch-up for the names.'),
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
export type Frame = z.infer<typeof Frame>;

/** `pulse` on `/room`, every 3 s, unjournalled: the head in Postgres, who was last heard when, joins that found nobody. */
export const Pulse = z.object({
  head: z.number().int().describe("The session's sequence in the database."),
  at: InstantSchema,
  heard: z.record(Id, z.number().int()).describe('Milliseconds since each connected candidate was last heard.'),
  unmatchedJoins: z.number().int().describe('How many joins found nobody.'),
});
export type Pulse = z.infer<typeof Pulse>;

/** `catchUp` on `/room`: have = 0 asks for everything. */
export const CatchUpRequest = z.strictObject({
  have: z.number().int().nonnegative().describe('The head you hold; 0 asks for everything.'),
  rosterVersion: z.number().int().nonnegative().describe('The version of the names you hold; 0 for none.'),
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
});
export type RoomDetails = z.infer<typeof RoomDetails>;

/** Head, session and tiles of one instant; the roster only when the reader's version is old. */
export const CatchUp = z.object({
  ok: z.literal(true),
  head: z.number().int(),
  at: InstantSchema,
  session: SessionView,
  tiles: z.array(Tile).describe('Those that changed since `have`.'),
  roster: z.record(Id, RosterEntry).optional().describe('By candidate id; only when your version is another.'),
  details: RoomDetails,
});
export type CatchUp = z.infer<typeof CatchUp>;
