import type {
  CandidateId,
  ChallengeId,
  Command,
  ConnectionId,
  DeviceId,
  NodeId,
  NoteId,
  Situation,
} from '@vigie/domain';

/** The room in which a candidate stands: nothing done yet, before the launch, at the tests, at tests that close by themselves, ended, or cancelled. */
export type Room = 'prepared' | 'welcome' | 'launched' | 'closing' | 'ended' | 'cancelled';
export const phaseIn = (room: Room) => (room === 'closing' ? 'launched' : room);

/** One way to stand somewhere: what happened until then, at which minute after the launch. */
export interface Standing {
  readonly name: string;
  readonly room: Room;
  readonly steps: (candidateId: CandidateId) => readonly (readonly [minute: number, Command])[];
}

/** The test lasts an hour from the candidate's own start: who starts at the launch is stopped, who starts then is not. */
export const RULES = { durationMinutes: 60, clockPolicy: 'candidate', graceSeconds: 120, lateSeconds: 30 } as const;
export const rulesIn = (room: Room) => ({ ...RULES, autoCloseMinutes: room === 'closing' ? 1 : null });
export const WELCOMED = -5;
export const NOW = 62;
const LATER = 60.5;

type Make = (candidateId: CandidateId) => Command;
type On = readonly [minute: number, Make];

const CHALLENGES = ['c1', 'c2', 'c3'] as ChallengeId[];
const idFrom = <Id extends string>(candidateId: CandidateId, digit: string) =>
  (digit + candidateId.slice(1)) as string as Id;
const own = (candidateId: CandidateId) => ({ candidateId, deviceId: idFrom<DeviceId>(candidateId, 'd') });
const other = (candidateId: CandidateId) => ({ candidateId, deviceId: idFrom<DeviceId>(candidateId, 'e') });

const see: Make = (candidateId) => ({ type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null });
const turnAway: Make = (id) => ({ type: 'CheckIdentity', candidateId: id, how: 'refused', noteId: note(id) });
const sign: Make = (candidateId) => ({ type: 'SignAttendance', candidateId });
const seat: Make = (candidateId) => ({ type: 'SeatCandidate', candidateId, seat: candidateId.slice(0, 8) });
const join: Make = (candidateId) => ({ type: 'JoinSession', ...own(candidateId), code: 'right' });
const ask: Make = (candidateId) => ({ type: 'JoinSession', ...other(candidateId), code: 'right' });
const confirm: Make = (candidateId) => ({ type: 'ConfirmPresence', candidateId });
const note = (candidateId: CandidateId) => idFrom<NoteId>(candidateId, 'a');
const connectionId = (id: CandidateId, digit = 'b') => idFrom<ConnectionId>(id, digit);
const NODE = '00000000-0000-4000-8000-000000000000' as NodeId;
const link: Make = (id) => ({ type: 'TakeLink', ...own(id), connectionId: connectionId(id), nodeId: NODE });
const relink: Make = (id) => ({ type: 'TakeLink', ...own(id), connectionId: connectionId(id, 'c'), nodeId: NODE });
const lose = (candidateId: CandidateId, digit: string): Command => ({
  type: 'LoseLink',
  candidateId,
  connectionId: connectionId(candidateId, digit),
  cause: 'network',
  heardAt: null,
});
const cut: Make = (id) => lose(id, 'b');
const cutAgain: Make = (id) => lose(id, 'c');
const start: Make = (id) => ({ type: 'StartTest', ...own(id), codeIsRight: true, seed: 1, challenges: CHALLENGES });
const answer =
  (n: number): Make =>
  (id) => ({
    type: 'AnswerChallenge',
    ...own(id),
    challengeId: CHALLENGES[n]!,
    answer: { choices: ['a'] },
    claimedAt: null,
  });
const show: Make = (id) => ({ type: 'ShowEndScreen', ...own(id) });
const witness: Make = (candidateId) => ({ type: 'WitnessEndScreen', candidateId });
const signOut: Make = (id) => ({ type: 'SignOut', ...own(id) });
const alert: Make = (id) => ({ type: 'RaiseAlert', ...own(id), challengeId: CHALLENGES[0]!, reason: 'image' });
const hand: Make = (id) => ({ type: 'RaiseHand', ...own(id) });
const coming: Make = (candidateId) => ({ type: 'AcknowledgeCall', candidateId });
const out: Make = (candidateId) => ({ type: 'LeaveRoom', candidateId });
const move: Make = (candidateId) => ({ type: 'MoveToPost', candidateId, post: `Z${candidateId.slice(1, 8)}` });
const pause: Make = (candidateId) => ({ type: 'PauseTest', candidateId, noteId: note(candidateId) });
const grant: Make = (id) => ({ type: 'GrantTime', candidateId: id, minutes: 10, noteId: note(id) });
/** Only just enough for what came late: stopped again by now. */
const grantOne: Make = (id) => ({ type: 'GrantTime', candidateId: id, minutes: 1, noteId: note(id) });
const abandon: Make = (candidateId) => ({ type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' });
const end: Make = (candidateId) => ({ type: 'EndTest', candidateId });
const authorise: Make = (candidateId) => ({ type: 'AuthoriseResume', candidateId });
const refuse: Make = (candidateId) => ({ type: 'RefuseResume', candidateId });
const correct: Make = (id) => ({ type: 'NoteCorrection', candidateId: id, personId: note(id) as string as never });
const accept: Make = (candidateId) => ({ type: 'AcceptCorrection', candidateId });

const at = (minute: number, ...all: Make[]): On[] => all.map((make) => [minute, make] as const);
const ready = at(WELCOMED, see, sign, join);
/** Started at the launch, and stopped by now. */
const stopped = [...ready, ...at(0, confirm, start)];
/** Started just now. */
const running = [...ready, ...at(59, confirm, start)];
const finished = [...running, ...at(60, answer(0), answer(1), answer(2))];
const shown = [...finished, ...at(60, show)];
const witnessed = [...shown, ...at(60, witness)];

const standing = (room: Room, name: string, steps: readonly On[] = []): Standing => ({
  name: `${name} (${room})`,
  room,
  steps: (candidateId) => steps.map(([minute, make]) => [minute, make(candidateId)]),
});

/** Every situation that a tile leads with, each in the ways that an order may tell apart. A missing one does not compile. */
export const STANDINGS: Record<Situation, readonly Standing[]> = {
  expected: [
    standing('prepared', 'expected'),
    standing('welcome', 'expected'),
    standing('launched', 'expected'),
    standing('welcome', 'a correction noted', at(WELCOMED, correct)),
    standing('welcome', 'a correction accepted', at(WELCOMED, correct, accept)),
  ],
  identityRefused: [standing('welcome', 'identity refused', at(WELCOMED, turnAway))],
  identityChecked: [standing('welcome', 'identity checked', at(WELCOMED, see))],
  signed: [standing('welcome', 'signed', at(WELCOMED, see, sign))],
  seated: [standing('welcome', 'seated', at(WELCOMED, see, sign, seat))],
  connected: [
    standing('welcome', 'connected', at(WELCOMED, join)),
    standing('welcome', 'connected, a hand up', at(WELCOMED, join, hand)),
    standing('launched', 'connected', at(WELCOMED, join)),
  ],
  ready: [standing('welcome', 'ready', ready), standing('launched', 'ready', ready)],
  confirmed: [standing('welcome', 'confirmed', [...ready, ...at(WELCOMED, confirm)])],
  mayStart: [
    standing('launched', 'may start', [...ready, ...at(LATER, confirm)]),
    standing('launched', 'may start, in a pause', [...ready, ...at(LATER, confirm, pause)]),
  ],
  awaitsResume: [
    standing('welcome', 'another PC asks', [...at(WELCOMED, join, link, cut, ask)]),
    standing('launched', 'at the test, another PC asks', [...running, ...at(LATER, ask)]),
    standing('launched', 'stopped, another PC asks', [...stopped, ...at(LATER, ask)]),
  ],
  started: [
    standing('launched', 'at the test', running),
    standing('launched', 'an alert open', [...running, ...at(60, alert)]),
    standing('launched', 'an alert taken on', [...running, ...at(60, alert, coming)]),
    standing('launched', 'a hand up', [...running, ...at(60, hand)]),
    standing('launched', 'sent to another PC', [...running, ...at(60, move)]),
    standing('launched', 'out of the room', [...running, ...at(60, out)]),
    standing('launched', 'in a pause', [...running, ...at(60, pause)]),
    standing('launched', 'with time granted', [...running, ...at(60, grant)]),
    standing('launched', 'the resume refused', [...running, ...at(60, ask, refuse)]),
  ],
  resumed: [
    standing('launched', 'resumed', [...running, ...at(LATER, ask, authorise)]),
    standing('launched', 'back from a cut', [
      ...running,
      ...at(59, link),
      ...at(60, cut),
      ...at(60.4, relink),
      ...at(LATER, cutAgain),
    ]),
  ],
  timeUp: [
    standing('launched', 'stopped', stopped),
    standing('launched', 'stopped, an answer kept', [...stopped, ...at(60.25, answer(0))]),
    standing('launched', 'stopped, an answer kept, time granted', [
      ...stopped,
      ...at(60.25, answer(0)),
      ...at(60.75, grantOne),
    ]),
  ],
  finished: [standing('launched', 'finished', finished), standing('ended', 'finished', finished)],
  endScreen: [standing('launched', 'end screen', shown), standing('ended', 'end screen', shown)],
  witnessed: [standing('launched', 'witnessed', witnessed), standing('ended', 'witnessed', witnessed)],
  signedOut: [
    standing('launched', 'signed out', [...witnessed, ...at(60, signOut)]),
    standing('ended', 'signed out', [...witnessed, ...at(60, signOut)]),
  ],
  abandoned: [
    standing('launched', 'abandoned', [...running, ...at(60, abandon)]),
    standing('ended', 'abandoned', [...running, ...at(60, abandon)]),
  ],
  endedByInvigilator: [
    standing('launched', 'ended by the invigilator', [...running, ...at(60, end)]),
    standing('launched', 'ended with an alert open', [...running, ...at(60, alert, end)]),
  ],
  closedAutomatically: [standing('closing', 'closed after its stop', stopped)],
  closedWithSession: [standing('ended', 'closed with the session', stopped)],
  absent: [standing('ended', 'absent'), standing('cancelled', 'absent')],
  notStarted: [standing('ended', 'never started', ready)],
};
