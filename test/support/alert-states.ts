import type { Tile } from '@vigie/protocol';
import { expect } from 'vitest';
import { post, type RoomClient } from './room-client.js';
import { answerTo, join, SeatClient } from './seat-client.js';
import type { Server } from './server.js';
import { until } from './until.js';

type Situation = Tile['situation'];

/** One candidate of a room, at their test. */
export interface Scene {
  readonly server: Server;
  readonly room: RoomClient;
  readonly person: Server['demo']['candidates'][number];
  readonly candidateId: never;
  /** The browser that holds them now. */
  seat: SeatClient;
  token: string;
}

/** Another state under which an open alert must be seen: how it comes about, and how the tile says it. */
export interface State {
  /** Before the alert, when it cannot come after. */
  readonly first?: (scene: Scene) => Promise<unknown>;
  readonly then?: (scene: Scene) => Promise<unknown>;
  readonly isThere: (tile: Tile) => boolean;
  /** It leaves the candidate at their test, for the next state. */
  readonly isLight?: true;
}

export const tileOf = ({ room, candidateId }: Scene): Tile => room.tiles.get(candidateId)!;
const accepted = async (ack: Promise<{ ok: boolean }>): Promise<unknown> =>
  expect(await ack).toMatchObject({ ok: true });
const reason = 'Rappel des consignes';

export const raiseAlert = (scene: Scene) =>
  scene.seat.send({ type: 'RaiseAlert', challengeId: scene.seat.challenge.challenge.id as never, reason: 'image' });

async function cut(scene: Scene): Promise<void> {
  scene.seat.close();
  await until(() => tileOf(scene).link?.on === false);
}

export async function reconnect(scene: Scene): Promise<void> {
  scene.seat = new SeatClient(scene.server, scene.token);
  await until(() => tileOf(scene).link?.on === true && scene.seat.view);
}

async function stop(scene: Scene): Promise<void> {
  const { room, candidateId } = scene;
  await accepted(room.send({ type: 'GrantTime', candidateId, minutes: -240, reason }));
  await until(() => tileOf(scene).situation === 'timeUp');
}

async function answerLate(scene: Scene): Promise<void> {
  const { challenge } = scene.seat.challenge;
  await stop(scene);
  const late = { type: 'AnswerChallenge', challengeId: challenge.id as never, answer: answerTo(challenge) } as const;
  expect(await scene.seat.send(late)).toMatchObject({ code: 'answer-kept-late' });
}

const askElsewhere = ({ server, person }: Scene, more: object) =>
  post(server, '/api/candidate/join', { sessionNumber: server.demo.sessionNumber, ...person, ...more });

async function moveToPost(scene: Scene): Promise<void> {
  const { server, room, candidateId } = scene;
  const answer = await askElsewhere(scene, { code: server.demo.accessCode, post: 'B-12' });
  const { token } = (await answer.json()) as { token: string };
  await accepted(room.send({ type: 'AuthoriseResume', candidateId }));
  Object.assign(scene, { token });
  await reconnect(scene);
}

/** Why a situation and an open alert exclude each other: what raising one is answered there. */
export const NEVER_WITH_ALERT = {
  expected: 'not-started',
  identityRefused: 'not-started',
  identityChecked: 'not-started',
  signed: 'not-started',
  seated: 'not-started',
  connected: 'not-started',
  ready: 'not-started',
  confirmed: 'not-started',
  mayStart: 'not-started',
  finished: 'already-at-end-screen',
  endScreen: 'already-at-end-screen',
  witnessed: 'already-at-end-screen',
  signedOut: 'already-at-end-screen',
  absent: 'session-ended',
  notStarted: 'session-ended',
} as const satisfies Partial<Record<Situation, string>>;

const at =
  (situation: Situation) =>
  (tile: Tile): boolean =>
    tile.situation === situation;

/** Every other situation. One that is added to the tile does not compile without its line here or above. */
export const SITUATIONS: Record<Exclude<Situation, keyof typeof NEVER_WITH_ALERT>, State> = {
  started: { isThere: at('started'), isLight: true },
  resumed: {
    then: async (scene) => {
      await cut(scene);
      await reconnect(scene);
    },
    isThere: at('resumed'),
  },
  awaitsResume: {
    then: ({ server, person }) => join(server, person, server.demo.accessCode),
    isThere: at('awaitsResume'),
  },
  timeUp: { then: stop, isThere: at('timeUp') },
  abandoned: {
    then: ({ room, candidateId }) =>
      accepted(room.send({ type: 'RecordAbandonment', candidateId, reason: 'technicalProblem' })),
    isThere: at('abandoned'),
  },
  endedByInvigilator: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'EndTest', candidateId })),
    isThere: at('endedByInvigilator'),
  },
  closedAutomatically: { first: stop, isThere: at('closedAutomatically') },
  closedWithSession: { first: stop, isThere: at('closedWithSession') },
};

/** Fields that are no state of their own: always there, or said by a situation, or by the alert itself. */
export const NO_STATE = [
  'candidateId',
  'seq',
  'situation',
  'welcome',
  'joinedAt',
  'startedAt',
  'progress',
  'lastAnswerAt',
  'deadlineAt',
  'extraMinutes',
  'alert',
  'callAcknowledgedBy',
  'lost',
  'granted',
  'confirmedAt',
  'lapsesAt',
  'request',
  'resumedAt',
  'endScreenAt',
  'witnessedAt',
  'signedOutAt',
  'closed',
  'closesAt',
] as const satisfies readonly (keyof Tile)[];

/** Every band, mark and note that a tile can have beside its situation. */
export const MARKS: Record<Exclude<keyof Tile, (typeof NO_STATE)[number]>, State> = {
  correction: {
    then: ({ room, candidateId }) =>
      accepted(
        room.send({
          type: 'NoteCorrection',
          candidateId,
          lastName: 'Duval',
          firstName: 'Lou',
          birthDate: '2012-02-02' as never,
        }),
      ),
    isThere: ({ correction }) => correction === 'noted',
    isLight: true,
  },
  joiningLinkUntil: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'HandJoiningLink', candidateId })),
    isThere: ({ joiningLinkUntil }) => joiningLinkUntil !== null,
    isLight: true,
  },
  moving: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'MoveToPost', candidateId, post: 'Z-99' })),
    isThere: ({ moving }) => moving?.post === 'Z-99',
    isLight: true,
  },
  warned: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'GrantTime', candidateId, minutes: -95, reason })),
    isThere: ({ warned }) => warned?.minutes === 15,
  },
  post: { first: moveToPost, isThere: (tile) => tile.post === 'B-12' },
  link: { then: cut, isThere: ({ link }) => link?.on === false },
  wrongCodes: {
    then: async ({ server, person }) => expect((await join(server, person, 'ZZZZ99')).ok).toBe(false),
    isThere: ({ wrongCodes }) => wrongCodes === 1,
    isLight: true,
  },
  handSince: {
    then: ({ seat }) => accepted(seat.send({ type: 'RaiseHand' })),
    isThere: ({ handSince }) => handSince !== null,
  },
  callAcknowledgedAt: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'AcknowledgeCall', candidateId })),
    isThere: ({ callAcknowledgedAt }) => callAcknowledgedAt !== null,
    isLight: true,
  },
  late: { first: answerLate, isThere: ({ late }) => late?.kept.length === 1 },
  outSince: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'LeaveRoom', candidateId })),
    isThere: ({ outSince }) => outSince !== null,
  },
  focusLost: {
    then: ({ seat }) => accepted(seat.send({ type: 'LoseFocus', times: 1, forMs: 1_000 })),
    isThere: (tile) => tile.focusLost?.times === 1,
    isLight: true,
  },
  grantedMs: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'GrantTime', candidateId, minutes: 10, reason })),
    isThere: ({ grantedMs }) => grantedMs === 600_000,
    isLight: true,
  },
  announcements: {
    then: ({ room, candidateId }) =>
      accepted(room.send({ type: 'Announce', candidateIds: [candidateId], text: reason })),
    isThere: ({ announcements }) => announcements?.length === 1,
    isLight: true,
  },
  pausedSince: {
    then: ({ room, candidateId }) => accepted(room.send({ type: 'PauseTest', candidateId, reason })),
    isThere: ({ pausedSince }) => pausedSince !== null,
  },
  reports: {
    then: ({ room, candidateId }) =>
      accepted(room.send({ type: 'ReportIssue', candidateId, category: 'C7', number: null, description: reason })),
    isThere: ({ reports }) => reports === 1,
    isLight: true,
  },
};

/** Lost, out, paused, a hand up and another PC at the door, all of one candidate. */
export const EVERYTHING: State = {
  then: async (scene) => {
    for (const state of [MARKS.handSince, MARKS.outSince, MARKS.pausedSince, SITUATIONS.awaitsResume, MARKS.link])
      await state.then!(scene);
  },
  isThere: (tile) =>
    tile.handSince !== null &&
    tile.outSince !== null &&
    tile.pausedSince !== null &&
    tile.request !== null &&
    !tile.link?.on,
};
