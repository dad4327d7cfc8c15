import { z } from 'zod';
import { AlertReasonSchema, Id, InstantSchema, WarnedSchema } from './primitives.js';

/** Says nothing of most candidates most of the time, and is left out of what is sent then: absent and null are the same. */
const maybe = <Said extends z.ZodType>(said: Said) => said.nullable().default(null);

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
  correction: maybe(z.enum(['noted', 'accepted'])),
  joiningLinkUntil: maybe(InstantSchema).describe('R2: a single-use link is out, until then; null once it is used.'),
  joinedAt: maybe(InstantSchema),
  post: maybe(z.string()).describe(
    'R2: the number that the PC of this candidate keeps, when it keeps one; `welcome.seat` is the place assigned.',
  ),
  link: maybe(
    z.object({ on: z.boolean(), since: InstantSchema, cause: z.enum(['network', 'server']).nullable() }),
  ).describe('Of the browser that holds the candidate; null before it first connects.'),
  confirmedAt: maybe(InstantSchema),
  lapsesAt: maybe(InstantSchema),
  wrongCodes: z.number().int(),
  request: maybe(
    z.object({
      why: z.enum(['graceLapsed', 'otherDevice']),
      since: InstantSchema,
      linked: z.boolean(),
      post: z.string().optional().describe('Of the asking PC, when it keeps one (R2).'),
    }),
  ),
  moving: z
    .object({ post: z.string(), since: InstantSchema })
    .optional()
    .describe('R6: sent to another PC and awaited there, until another browser holds the candidate.'),
  startedAt: maybe(InstantSchema),
  progress: maybe(z.object({ done: z.number().int(), passed: z.number().int(), total: z.number().int() })),
  lastAnswerAt: maybe(InstantSchema),
  resumedAt: maybe(InstantSchema).describe('Last resume: a mark that stays, « repris à … ».'),
  deadlineAt: maybe(InstantSchema),
  warned: WarnedSchema.optional().describe(
    'T3: of a running test of which less than so long is left; absent before. `at` is null for who began with no more, or was given time since.',
  ),
  closesAt: InstantSchema.optional().describe(
    'T4: when a stopped test is closed by itself, where the session has it so.',
  ),
  extraMinutes: z.number().int(),
  endScreenAt: maybe(InstantSchema),
  witnessedAt: maybe(InstantSchema),
  signedOutAt: maybe(InstantSchema),
  alert: maybe(
    z.object({
      challengeId: z.string(),
      number: z.number().int().describe('The place of the challenge in the paper, from 1.'),
      reason: AlertReasonSchema,
      since: InstantSchema,
    }),
  ).describe('An open live alert (R7): the test is on hold. Shown whatever else is true.'),
  handSince: maybe(InstantSchema),
  callAcknowledgedAt: maybe(InstantSchema),
  callAcknowledgedBy: maybe(Id).describe("The invigilator who takes it on; names are in the catch-up's `details`."),
  late: maybe(
    z.object({
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
    }),
  ).describe('T4: answers that arrived after the deadline.'),
  lost: maybe(
    z.object({
      network: z.number().int(),
      server: z.number().int(),
      alert: z.number().int().describe('On hold while an alert was open.'),
      credited: z.number().int(),
      open: z.object({ cause: z.enum(['network', 'server', 'alert']), since: InstantSchema }).nullable(),
    }),
  ).describe(
    'T6: time lost, in ms by cause, each moment once; `credited` is given back already; `open` still lasts and is in none.',
  ),
  outSince: maybe(InstantSchema).describe('R13: out of the room since.'),
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
  granted: maybe(z.object({ ms: z.number().int(), at: InstantSchema, seenAt: InstantSchema.nullable() })).describe(
    "The last change, and when the candidate's screen acknowledged it.",
  ),
  announcements: maybe(
    z.array(
      z.object({
        id: Id,
        at: InstantSchema,
        shownAt: InstantSchema.nullable().describe("By the candidate's own screen."),
        acknowledgedAt: InstantSchema.nullable(),
      }),
    ),
  ).describe('A1: the last 20 at most, oldest first; what they say is in the catch-up.'),
  pausedSince: maybe(InstantSchema).describe(
    'T9: `deadlineAt` stands where it was, and moves by the length of the pause.',
  ),
  reports: z.number().int().describe('Issue reports that stand (R8); `reports` brings them.'),
  closed: maybe(
    z.object({
      how: z.enum(['abandoned', 'endedByInvigilator', 'closedWithSession', 'closedByTime']),
      reason: z.enum(['lackOfTime', 'technicalProblem']).nullable(),
      at: InstantSchema,
    }),
  ),
});
export type Tile = z.output<typeof Tile>;
/** As it is sent and stored. */
export type SentTile = z.input<typeof Tile>;
