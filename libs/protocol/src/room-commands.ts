import { z } from 'zod';
import { Accepted, RefusalMessage } from './ack.js';
import { ROOM_WORDS, wordsOf } from './command-words.js';
import {
  CandidateIdSchema,
  ChallengeCategorySchema,
  DateSchema,
  Id,
  InstantSchema,
  line,
  RowSchema,
  SeatNumberSchema,
} from './primitives.js';
import { isOneForm, whichReport, writtenReport } from './reports.js';

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
