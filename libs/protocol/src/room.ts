import { z } from 'zod';
import { Accepted, RefusalMessage } from './ack.js';
import { ROOM_WORDS, wordsOf } from './command-words.js';
import {
  AlertReasonSchema,
  CandidateIdSchema,
  ChallengeCategorySchema,
  DateSchema,
  Handshake,
  Id,
  InstantSchema,
  line,
  RowSchema,
  SeatNumberSchema,
  WarnedSchema,
} from './primitives.js';

import { ClockPolicySchema, StopPolicySchema } from './session-rules.js';
import { isOneForm, whichReport, writtenReport } from './reports.js';

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

export const RoomHandshake = Handshake;

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
    seat: SeatNumberSchema.nullable(),
  }),
  command('SwapSeats', { ...one, seat: SeatNumberSchema, otherId: CandidateIdSchema, otherSeat: SeatNumberSchema }),
  command('MoveToPost', { ...one, post: SeatNumberSchema }),
  command('CancelMove', one),
  command('UndoWelcomeStep', { ...one, step: z.enum(['identity', 'attendance', 'seat']), reason: reason.optional() }),
  command('NoteCorrection', { ...one, lastName: line(100), firstName: line(100), birthDate: DateSchema }),
  command('AcceptCorrection', one),
  command('HandJoiningLink', one),
  command('ConfirmPresence', one),
  command('ConfirmPresences', many),
  command('CancelPresence', one),
  command('LaunchSession', { despiteNotReady: z.boolean() }),
  command('AuthoriseResume', one),
  command('AuthoriseResumes', many),
  command('RefuseResume', one),
  command('ValidateAlert', { ...one, category: ChallengeCategorySchema }),
  command('DismissAlert', one),
  command('ReportIssue', { ...one, ...writtenReport }).refine(isOneForm),
  command('EditIssueReport', { ...one, ...whichReport, ...writtenReport }).refine(isOneForm),
  command('WithdrawIssueReport', { ...one, ...whichReport, reason }),
  command('AdmitLateAnswers', one),
  command('AcknowledgeCall', one),
  command('SettleHand', one),
  command('LeaveRoom', one),
  command('ReturnToRoom', one),
  command('GrantTime', { ...one, minutes: grantedMinutes, reason }),
  command('GrantTimes', { ...many, minutes: grantedMinutes, reason }),
  command('CreditLostTime', one),
  command('CreditLostTimes', many),
  command('Announce', { ...many, text: line(280, 'announcement-text') }),
  command('PauseTest', { ...one, reason }),
  command('PauseTests', { ...many, reason }),
  command('UnpauseTest', one),
  command('UnpauseTests', many),
  command('WitnessEndScreen', one),
  command('UndoWitness', { ...one, reason }),
  command('RecordAbandonment', { ...one, reason: z.enum(['lackOfTime', 'technicalProblem']) }),
  command('EndTest', one),
  command('TakeRows', { rows: z.array(RowSchema).max(60) }),
  command('NoteRowRound', {}),
  command('CloseSession', {}),
  command('CancelSession', { reason }),
]);
export type RoomCommand = z.infer<typeof RoomCommand>;

/** The answer to an invigilator's order. */
export const RoomAccepted = Accepted.extend({
  link: z
    .object({
      token: z.string().describe('The secret: the page is `/candidat/#lien=TOKEN`, the route `JoinByLinkRequest`.'),
      until: InstantSchema,
    })
    .optional()
    .describe('After `HandJoiningLink`, here and nowhere else. An answer that is given again has none: hand another.'),
});
export type RoomAccepted = z.infer<typeof RoomAccepted>;

export const RoomAck = z.discriminatedUnion('ok', [RoomAccepted, RefusalMessage]);
export type RoomAck = z.infer<typeof RoomAck>;

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
    'closedWithSession',
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
  joiningLinkUntil: InstantSchema.nullable().describe(
    'R2: a single-use link is out, until then; null once it is used.',
  ),
  joinedAt: InstantSchema.nullable(),
  post: z
    .string()
    .nullable()
    .describe(
      'R2: the number that the PC of this candidate keeps, when it keeps one; `welcome.seat` is the place assigned.',
    ),
  link: z
    .object({ on: z.boolean(), since: InstantSchema, cause: z.enum(['network', 'server']).nullable() })
    .nullable()
    .describe('Of the browser that holds the candidate; null before it first connects.'),
  confirmedAt: InstantSchema.nullable(),
  lapsesAt: InstantSchema.nullable(),
  wrongCodes: z.number().int(),
  request: z
    .object({
      why: z.enum(['graceLapsed', 'otherDevice']),
      since: InstantSchema,
      linked: z.boolean(),
      post: z.string().optional().describe('Of the asking PC, when it keeps one (R2).'),
    })
    .nullable(),
  moving: z
    .object({ post: z.string(), since: InstantSchema })
    .optional()
    .describe('R6: sent to another PC and awaited there, until another browser holds the candidate.'),
  startedAt: InstantSchema.nullable(),
  progress: z.object({ done: z.number().int(), passed: z.number().int(), total: z.number().int() }).nullable(),
  lastAnswerAt: InstantSchema.nullable(),
  resumedAt: InstantSchema.nullable().describe('Last resume: a mark that stays, « repris à … ».'),
  deadlineAt: InstantSchema.nullable(),
  warned: WarnedSchema.optional().describe(
    'T3: of a running test of which less than so long is left; absent before. `at` is null for who began with no more, or was given time since.',
  ),
  closesAt: InstantSchema.optional().describe(
    'T4: when a stopped test is closed by itself, where the session has it so.',
  ),
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
  callAcknowledgedBy: Id.nullable().describe("The invigilator who takes it on; names are in the catch-up's `details`."),
  late: z
    .object({
      kept: z
        .array(
          z.object({
            number: z.number().int().describe('The place of the challenge in the paper, from 1.'),
            at: InstantSchema.describe('When it arrived.'),
            why: z.enum(['tooLate', 'linkLive', 'notPlausible', 'outOfOrder']),
          }),
        )
        .describe('Not counted; `AdmitLateAnswers` counts those that arrived before `deadlineAt` as it is now.'),
      counted: z.number().int(),
      admitted: z.number().int(),
    })
    .nullable()
    .describe('T4: answers that arrived after the deadline.'),
  lost: z
    .object({
      network: z.number().int(),
      server: z.number().int(),
      alert: z.number().int().describe('On hold while an alert was open.'),
      credited: z.number().int(),
      open: z.object({ cause: z.enum(['network', 'server', 'alert']), since: InstantSchema }).nullable(),
    })
    .nullable()
    .describe(
      'T6: time lost, in ms by cause, each moment once; `credited` is given back already; `open` still lasts and is in none.',
    ),
  outSince: InstantSchema.nullable().describe('R13: out of the room since.'),
  focusLost: z
    .object({
      times: z.number().int(),
      totalMs: z.number().int(),
      lastAt: InstantSchema.describe('When the page was back, the last time.'),
      lastMs: z.number().int(),
    })
    .optional()
    .describe('Q3: the page of the test was left; absent when it never was.'),
  grantedMs: z.number().int().describe('T5: time granted and taken back, in all.'),
  granted: z
    .object({ ms: z.number().int(), at: InstantSchema, seenAt: InstantSchema.nullable() })
    .nullable()
    .describe("The last change, and when the candidate's screen acknowledged it."),
  announcements: z
    .array(
      z.object({
        id: Id,
        at: InstantSchema,
        shownAt: InstantSchema.nullable().describe("By the candidate's own screen."),
        acknowledgedAt: InstantSchema.nullable(),
      }),
    )
    .nullable()
    .describe('A1: the last 20 at most, oldest first; what they say is in the catch-up.'),
  pausedSince: InstantSchema.nullable().describe(
    'T9: `deadlineAt` stands where it was, and moves by the length of the pause.',
  ),
  reports: z.number().int().describe('Issue reports that stand (R8); `reports` brings them.'),
  closed: z
    .object({
      how: z.enum(['abandoned', 'endedByInvigilator', 'closedWithSession', 'closedByTime']),
      reason: z.enum(['lackOfTime', 'technicalProblem']).nullable(),
      at: InstantSchema,
    })
    .nullable(),
});
export type Tile = z.infer<typeof Tile>;

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
export type Frame = z.infer<typeof Frame>;

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
export type CatchUp = z.infer<typeof CatchUp>;
