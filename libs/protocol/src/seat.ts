import { z } from 'zod';
import { Accepted, RefusalMessage } from './ack.js';
import { SEAT_WORDS, wordsOf } from './command-words.js';
import {
  AlertReasonSchema,
  ChallengeIdSchema,
  DateSchema,
  Handshake,
  Id,
  InstantSchema,
  line,
  SeatNumberSchema,
  WarnedSchema,
} from './primitives.js';

/** POST /api/candidate/join: what the candidate types (R2), and the access code when asked for (R6). */
export const JoinRequest = z.strictObject({
  sessionNumber: z
    .string()
    .regex(/^\s*[0-9 ]{1,12}\s*$/)
    .transform((text) => text.replace(/\s/g, '')),
  lastName: line(100),
  firstName: line(100),
  birthDate: DateSchema,
  code: line(20).optional().describe('The access code, only after `code-needed`.'),
  post: SeatNumberSchema.optional().describe('The number of this PC, when it keeps one.'),
});
export type JoinRequest = z.input<typeof JoinRequest>;

/** POST /api/candidate/join-by-link: a link that the invigilator handed (R2). */
export const JoinByLinkRequest = z.strictObject({
  link: z.string().min(1).max(100).describe('What stands after `#lien=` in its address.'),
  code: JoinRequest.shape.code,
  post: JoinRequest.shape.post,
});
export type JoinByLinkRequest = z.input<typeof JoinByLinkRequest>;

export const JoinReply = z.object({
  ok: z.literal(true),
  token: z.string().describe("Opaque; goes in the handshake's `auth` and nowhere else."),
  candidate: z.object({ id: Id, lastName: z.string(), firstName: z.string() }),
  session: z.object({ number: z.string(), center: z.string(), room: z.string(), timeZone: z.string() }),
});
export type JoinReply = z.infer<typeof JoinReply>;

export const SeatHandshake = Handshake.extend({ token: z.string().min(20).max(100) });
export type SeatHandshake = z.infer<typeof SeatHandshake>;

const command = <Type extends keyof typeof SEAT_WORDS, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ id: Id, type: z.literal(type), ...shape }).meta(wordsOf(type, SEAT_WORDS[type]));

const ChoiceId = z.string().regex(/^[a-z0-9]{1,8}$/);

/** What a candidate answers: the choices of a QCU (one) or QCM (several), or the text of a QROC. */
export const Answer = z.union([
  z.strictObject({ choices: z.array(ChoiceId).min(1).max(8) }),
  z.strictObject({ text: line(200) }),
]);
export type Answer = z.infer<typeof Answer>;

const claimed = InstantSchema.nullable().optional();

/** `command` on namespace `/seat`: what a candidate may order; the candidate and the device come from the grant. */
export const SeatCommand = z.discriminatedUnion('type', [
  command('StartTest', { code: line(20) }),
  command('AnswerChallenge', {
    challengeId: ChallengeIdSchema,
    answer: Answer,
    claimedAt: claimed.describe(
      "When it was given: the server's time as last heard plus the browser's own monotonic time since; null when unknown. Asked of an answer that arrives after the deadline (T4).",
    ),
  }),
  command('PassChallenge', { challengeId: ChallengeIdSchema }),
  command('RaiseAlert', { challengeId: ChallengeIdSchema, reason: AlertReasonSchema }),
  command('RaiseHand', {}),
  command('LowerHand', {}),
  command('AcknowledgeTime', {}),
  command('LoseFocus', {
    times: z.number().int().min(1).max(100).describe('How often; what comes closer than 5 s is told together.'),
    forMs: z.number().int().min(1_000).max(86_400_000).describe('For how long, in all; less than 1 s is not told.'),
    claimedAt: claimed.describe('When the page had the focus again, as for an answer.'),
  }),
  command('ShowAnnouncement', { announcementId: Id }),
  command('AcknowledgeAnnouncement', { announcementId: Id }),
  command('ShowEndScreen', {}),
  command('SignOut', {}),
]);
export type SeatCommand = z.infer<typeof SeatCommand>;

/** A challenge as the candidate sees it: never its solution. */
export const ChallengeView = z.object({
  id: z.string(),
  /** QCU: one choice; QCM: several; QROC: a short typed answer, and then `choices` is empty. */
  type: z.enum(['QCU', 'QCM', 'QROC']),
  /** The language of the challenge, which is not always the screen's. */
  lang: z.string(),
  /** Sanitised by the server: paragraphs, lists, tables, code and emphasis, without any attribute. */
  instructionHtml: z.string(),
  choices: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Addresses are under the server's own root; their names cannot be guessed. */
  image: z.object({ url: z.string(), alt: z.string() }).optional(),
  attachment: z.object({ url: z.string(), name: z.string() }).optional(),
});
export type ChallengeView = z.infer<typeof ChallengeView>;

const progress = { done: z.number().int(), total: z.number().int() };

/** What the candidate's screen shows; it moves by itself. */
export const SeatScreen = z.discriminatedUnion('screen', [
  z.object({
    screen: z.literal('waiting'),
    identity: z.boolean(),
    attendance: z.boolean(),
    confirmed: z.boolean(),
    launched: z.boolean(),
  }),
  z.object({
    screen: z.literal('code'),
    lapsesAt: InstantSchema.nullable().describe('When the confirmed presence lapses, unless the code is given before.'),
  }),
  z.object({
    screen: z.literal('test'),
    challengeId: z.string().describe('The challenge to answer.'),
    upcomingIds: z
      .array(z.string())
      .describe('The next challenges, two at most: a candidate cut off goes on with them.'),
    challenges: z
      .array(ChallengeView)
      .describe('Those of these ids that this connection was not sent with its `test` screen before: keep them.'),
    ...progress,
    deadlineAt: InstantSchema,
    lastAnswerAt: InstantSchema.nullable(),
    resumedAt: InstantSchema.nullable(),
    mayAnswer: z
      .boolean()
      .describe('False once the time is up: only `PassChallenge` is left (T4). Always true under `indicate`.'),
    stopPolicy: z
      .literal('indicate')
      .optional()
      .describe('T4: where the deadline is only told; a screen without news refuses nothing by itself then.'),
    warned: WarnedSchema.optional().describe(
      'T3: less than so long is left. To be told once, for a minute from `at`; never when it is null.',
    ),
  }),
  z.object({
    screen: z.literal('end'),
    answered: z.number().int(),
    ...progress,
    shownAt: InstantSchema.nullable(),
    witnessedAt: InstantSchema.nullable(),
  }),
  z.object({ screen: z.literal('resume'), why: z.enum(['graceLapsed', 'otherDevice']), since: InstantSchema }),
  z.object({ screen: z.literal('replaced') }),
  z.object({ screen: z.literal('signedOut') }),
  z.object({
    screen: z.literal('closed'),
    how: z.enum(['abandoned', 'endedByInvigilator', 'closedWithSession', 'closedByTime']),
  }),
  z.object({ screen: z.literal('over'), why: z.enum(['ended', 'cancelled']) }),
]);
export type SeatScreen = z.infer<typeof SeatScreen>;

/** R7: this candidate calls; the test is on hold while an alert is open. */
export const CallView = z.object({
  alert: z.object({ challengeId: z.string(), reason: AlertReasonSchema, since: InstantSchema }).nullable(),
  handSince: InstantSchema.nullable(),
  acknowledgedAt: InstantSchema.nullable().describe('The invigilator said that they are coming.'),
  place: z.number().int().describe('In the queue of those who call, 1 for the first.'),
});
export type CallView = z.infer<typeof CallView>;

/** T4: answers that arrived after the deadline. */
export const LateView = z.object({
  kept: z.number().int().describe('Kept and not counted; the invigilator sees them.'),
  counted: z.number().int().describe('Given before the deadline in a cut, arrived within the grace.'),
  admitted: z.number().int().describe("Counted by the invigilator's word, once time was granted."),
});
export type LateView = z.infer<typeof LateView>;

/** `view` on `/seat`: the latest version wins. */
export const SeatView = z.object({
  version: z.number().int(),
  at: InstantSchema,
  view: SeatScreen,
  call: CallView.nullable().describe('Beside any screen.'),
  late: LateView.nullable(),
  granted: z
    .object({ ms: z.number().int(), at: InstantSchema, seenAt: InstantSchema.nullable() })
    .nullable()
    .describe('T5: the last change of this candidate’s time, to be shown and then acknowledged by `AcknowledgeTime`.'),
  announcements: z
    .array(z.object({ id: Id, at: InstantSchema, shownAt: InstantSchema.nullable() }))
    .describe(
      'A1: those not acknowledged yet, oldest first. What they say comes as `announcement`, once a connection. To be shown, said to be shown (`ShowAnnouncement`), then acknowledged.',
    ),
  pausedSince: InstantSchema.nullable().describe('T9: nothing is answered, and the time left stands still.'),
  outSince: InstantSchema.nullable().describe('R13: out of the room since; nothing is answered meanwhile.'),
});
export type SeatView = z.infer<typeof SeatView>;

/** `announcement` on `/seat` (A1): what one that the screen names says. */
export const AnnouncementText = z.object({ id: Id, text: z.string() });
export type AnnouncementText = z.infer<typeof AnnouncementText>;

/** The answer to a candidate's command: the new screen comes with it, and not as a `view` to this socket. */
export const SeatAccepted = Accepted.extend({
  view: SeatView.optional().describe(
    "The sender's new screen, when the command changed it. An answer that is given again has none: a `view` follows, with its challenges again.",
  ),
});
export type SeatAccepted = z.infer<typeof SeatAccepted>;

export const SeatAck = z.discriminatedUnion('ok', [SeatAccepted, RefusalMessage]);
export type SeatAck = z.infer<typeof SeatAck>;
