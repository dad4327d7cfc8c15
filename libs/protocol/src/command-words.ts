import { CANDIDATE_TABLE, SESSION_TABLE, type CandidateCommandType, type CommandType } from '@vigie/domain';
import type { RefusalCode } from './ack.js';

/** What an order does, and the refusals that its own rules add to those of the phases. */
interface Words {
  does: string;
  refused: readonly RefusalCode[];
}

const words = (does: string, ...refused: RefusalCode[]): Words => ({ does, refused });
/** Of every order of a candidate's browser: it must hold the candidate. */
const bySeat = (does: string, ...refused: RefusalCode[]) =>
  words(does, 'awaiting-resume', 'device-replaced', ...refused);
const onOne = (does: string, ...refused: RefusalCode[]) => words(does, 'unknown-candidate', ...refused);

/** `params.by` says who was first. */
const NO_ALERT = ['no-alert', 'alert-already-dismissed', 'alert-already-validated'] as const;

/** Of what moves an end (B7, T7). */
const NO_TIME = ['already-abandoned-or-ended', 'grant-too-short', 'session-ended', 'too-late-to-grant'] as const;

/** What a candidate may order. */
export const SEAT_WORDS = {
  StartTest: bySeat(
    'Starts the test with the access code: once the session is launched and the presence confirmed.',
    'wait-before-code',
    'paused',
    'not-launched',
    'presence-not-confirmed',
    'too-late-to-start',
    'wrong-code',
  ),
  AnswerChallenge: bySeat(
    'Answers the challenge shown; the next one comes with the acknowledgement. Judged by when the server received it; after the deadline it counts only if it was given before, in a cut, and arrives within the grace (T4), else it is kept.',
    'unknown-challenge',
    'not-current-challenge',
    'answer-kept-late',
    'time-is-up',
    'alert-open',
    'out-of-room',
    'paused',
  ),
  PassChallenge: bySeat(
    'Leaves the challenge shown without an answer, also after the deadline.',
    'not-current-challenge',
    'alert-open',
    'out-of-room',
    'paused',
  ),
  RaiseAlert: bySeat(
    'Reports a problem on the challenge shown: the test is on hold until the invigilator validates or dismisses it. While one is open: accepted, changes nothing.',
    'not-current-challenge',
    'out-of-room',
  ),
  RaiseHand: bySeat('Calls the invigilator, from any screen once joined. Again: accepted, changes nothing.'),
  LowerHand: bySeat('Takes the call back.'),
  AcknowledgeTime: bySeat('Says that the change of time was shown (`granted`). Again: accepted, changes nothing.'),
  LoseFocus: bySeat(
    'Says that the page of the test lost the focus or was hidden, once it is back (Q3). Noted, and nothing else; within 5 s of the last: accepted, changes nothing.',
  ),
  ShowAnnouncement: bySeat('Says that a person could see it on the screen. Again: accepted, changes nothing.'),
  AcknowledgeAnnouncement: bySeat('The candidate has read it. Again: accepted, changes nothing.'),
  ShowEndScreen: bySeat('Says that the end screen is painted. Again: accepted, changes nothing.'),
  SignOut: bySeat('Leaves, once the invigilator has witnessed the end screen. `goodbye` follows.'),
} satisfies Partial<Record<CandidateCommandType, Words>>;

/** What an invigilator may order. */
export const ROOM_WORDS = {
  CheckIdentity: onOne(
    'Identity: document seen, attested by the school, or refused; `detail` says by whom or why, and is needed but for `documentSeen`. Refused, it takes back a confirmed presence.',
    'reason-needed',
  ),
  SignAttendance: onOne('The candidate signed the attendance sheet.', 'identity-first', 'identity-refused'),
  SeatCandidate: onOne(
    'The candidate sits, at a numbered seat or PC if there is one. `params.candidates` says who has it.',
    'attendance-first',
    'seat-taken',
  ),
  SwapSeats: onOne(
    'Two candidates change places, in one frame. `seat` and `otherSeat` are where the author saw them: done already, it is accepted and changes nothing.',
    'already-abandoned-or-ended',
    'attendance-first',
    'no-seat-to-swap',
    'seats-changed',
    'signed-out',
  ),
  MoveToPost: onOne(
    'Sends the candidate to another PC, and keeps its place for them (R6). Nothing stops before the request of that PC is authorised; the place is theirs by that word.',
    'already-at-post',
    'seat-taken',
  ),
  CancelMove: onOne('They stay where they are.', 'no-move'),
  UndoWelcomeStep: onOne(
    'Takes back a step of the welcome, and with identity or signature a confirmed presence; once the test has begun, with a reason.',
    'step-not-done',
    'reason-needed',
  ),
  NoteCorrection: onOne('Notes the right names and birth date of a candidate listed wrongly.'),
  AcceptCorrection: onOne('Lets the candidate join under the details noted last.', 'no-correction'),
  HandJoiningLink: onOne(
    'Hands a link by which this candidate joins once, within 15 min (R2): for homonyms. The one handed before opens nothing any more.',
  ),
  ConfirmPresence: onOne(
    'Opens the door to the code for 15 min from the later of now and the launch. The candidate has joined, is identified and has signed.',
    'identity-first',
    'identity-refused',
    'attendance-first',
    'not-joined',
  ),
  ConfirmPresences: words('The same for several: who cannot be confirmed is in `skipped`.'),
  CancelPresence: onOne('Takes the confirmation back.'),
  LaunchSession: words(
    'Launches. Refused once, naming who is not confirmed (`params.candidates`); with `despiteNotReady` it launches all the same.',
    'not-everyone-ready',
  ),
  AuthoriseResume: onOne(
    'Gives the candidate to the browser that asks; another one is told `device-replaced`.',
    'no-resume-asked',
  ),
  AuthoriseResumes: words('The same for several: who asked nothing is in `skipped`.'),
  RefuseResume: onOne('Turns the asking browser away: it joins again.', 'no-resume-asked'),
  ValidateAlert: onOne(
    'There was a problem: an issue report of that category is written, and another challenge comes in its place, or the next one when none is spare.',
    ...NO_ALERT,
  ),
  DismissAlert: onOne('There was none: the same challenge goes on.', ...NO_ALERT),
  ReportIssue: onOne(
    'Writes an issue report (R8). C6 is a fraud report: numbered in the session, it has its own form, and changes nothing of the test.',
    'description-needed',
    'description-too-long',
    'challenge-number-needed',
    'challenge-not-reached',
    'not-started',
  ),
  EditIssueReport: onOne(
    'Writes it anew, whole, until the session is finalised; what it was stays readable. A fraud report stays one.',
    'no-report',
    'report-withdrawn',
    'report-changed',
    'fraud-report-apart',
    'description-needed',
    'description-too-long',
    'challenge-number-needed',
    'challenge-not-reached',
    'not-started',
  ),
  WithdrawIssueReport: onOne(
    'Withdraws a report, with a reason; it stays readable and keeps its number.',
    'no-report',
    'report-withdrawn',
    'report-changed',
  ),
  AdmitLateAnswers: onOne(
    'Counts the answers that arrived after the stop and before the deadline as it is now, once time was granted (T4).',
    'no-late-answer',
    'late-answer-needs-time',
  ),
  AcknowledgeCall: onOne(
    'Takes on who calls, by an alert or a raised hand, and tells them that the invigilator is coming.',
    'no-call',
    'call-already-taken',
  ),
  SettleHand: onOne('The raised hand is dealt with.', 'no-call'),
  LeaveRoom: onOne('The candidate leaves the room for a while; the clock runs, nothing is answered.'),
  ReturnToRoom: onOne('The candidate is back.'),
  GrantTime: onOne(
    "Moves a candidate's end by whole minutes, before, during or after the stop (T5): who was stopped answers again. After the session's end it reopens it (B7).",
    'nothing-to-take-back',
    ...NO_TIME,
  ),
  GrantTimes: words('The same for several: for whom it was refused is in `skipped`.'),
  CreditLostTime: onOne(
    'Gives back the time lost to the network, the server and alerts, once (T6): who was stopped answers again.',
    'nothing-to-credit',
    ...NO_TIME,
  ),
  CreditLostTimes: words('The same for several: who has nothing to be given back is in `skipped`.'),
  Announce: words(
    'Shows a text on the screens of these candidates (A1). Who has none to read it on is in `skipped`: not joined, signed out, closed.',
    'announcement-text',
  ),
  PauseTest: onOne('Nothing is answered, and the end moves by the length of the pause (T9).', 'session-not-launched'),
  PauseTests: words('The same for several, a fire alarm: for whom it was refused is in `skipped`.'),
  UnpauseTest: onOne('The test goes on.'),
  UnpauseTests: words('The same for several.'),
  WitnessEndScreen: onOne("The invigilator saw the end screen on the candidate's PC."),
  UndoWitness: onOne('Takes that back, with a reason.'),
  RecordAbandonment: onOne('The candidate gave up: the test is closed, with its reason.'),
  EndTest: onOne("The invigilator ends a candidate's test, for good."),
  TakeRows: words(
    'The rows that this invigilator watches from now on, all of them; none, and they watch the room. A stretch of numbers (`1-12`) or letters (`A`).',
  ),
  NoteRowRound: words('The invigilator went through the rows (R12).'),
  CloseSession: words('Ends the session once nobody still answers.', 'candidates-at-work', 'late-answers-awaited'),
  CancelSession: words('Cancels the session while no test has started.', 'test-started'),
} satisfies Partial<Record<CommandType, Words>>;

/** As it stands in the JSON schemas: `x-refusals` are those of the phases and the order's own. */
export function wordsOf(type: CommandType, { does, refused }: Words) {
  const phases: string[] = [
    ...Object.values(SESSION_TABLE[type]),
    ...(type in CANDIDATE_TABLE ? Object.values(CANDIDATE_TABLE[type as CandidateCommandType]) : []),
  ];
  const refusals = new Set([...refused, ...phases.filter((outcome) => outcome !== 'decide')]);
  return { description: does, 'x-refusals': [...refusals].sort() };
}
