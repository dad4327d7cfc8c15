import type { z } from 'zod';
import * as ack from './ack.js';
import * as alerts from './alerts.js';
import * as candidates from './candidates.js';
import * as center from './center.js';
import * as checkLists from './check-lists.js';
import * as display from './display.js';
import { ChallengeIdSchema, Id, InstantSchema } from './primitives.js';
import * as enrolment from './enrolment.js';
import * as finalisation from './finalisation.js';
import * as jobs from './jobs.js';
import * as projection from './projection.js';
import * as reports from './reports.js';
import * as room from './room.js';
import * as roomCommands from './room-commands.js';
import * as roomSignIn from './room-sign-in.js';
import * as rooms from './rooms.js';
import * as seat from './seat.js';
import { SessionRules } from './session-rules.js';
import * as sessions from './sessions.js';
import * as tile from './tile.js';
import type {
  CenterClientToServer,
  CenterServerToClient,
  ProjectionClientToServer,
  ProjectionServerToClient,
  RoomClientToServer,
  RoomServerToClient,
  SeatClientToServer,
  SeatServerToClient,
} from './wire.js';

/** Every schema of the wire under its public name: in `docs/protocol.md`, in AsyncAPI and in OpenAPI. */
export const SCHEMAS = {
  Id,
  Instant: InstantSchema,
  ChallengeId: ChallengeIdSchema,
  ...schemasOf(ack),
  ...schemasOf(seat),
  ...schemasOf(display),
  ...schemasOf(roomSignIn),
  ...schemasOf(roomCommands),
  ...schemasOf(tile),
  ...schemasOf(room),
  ...schemasOf(reports),
  ...schemasOf(center),
  ...schemasOf(enrolment),
  SessionRules,
  ...schemasOf(sessions),
  ...schemasOf(rooms),
  ...schemasOf(finalisation),
  ...schemasOf(jobs),
  ...schemasOf(alerts),
  ...schemasOf(candidates),
  ...schemasOf(checkLists),
  ...schemasOf(projection),
};

type Schemas<Module> = { [Name in keyof Module as Module[Name] extends z.ZodType ? Name : never]: Module[Name] };

/** The schemas that a file exports: none can be forgotten. */
function schemasOf<Module extends object>(module: Module): Schemas<Module> {
  const isSchema = (value: unknown) => typeof value === 'object' && value !== null && '_zod' in value;
  return Object.fromEntries(Object.entries(module).filter(([, value]) => isSchema(value))) as Schemas<Module>;
}

export type SchemaName = keyof typeof SCHEMAS;

/** What a client emits, with an acknowledgement. */
export interface Asked {
  body: SchemaName | null;
  replies: readonly SchemaName[];
  does: string;
}
/** What the server emits. */
export interface Told {
  body: SchemaName;
  does: string;
}
export interface Namespace {
  handshake: SchemaName;
  asked: Readonly<Record<string, Asked>>;
  told: Readonly<Record<string, Told>>;
  /** Why a handshake is refused, and what a `goodbye` may say. */
  refusals: readonly ack.RefusalCode[];
}

const clock: Asked = { body: null, replies: ['ClockReply'], does: "Asks the server's time." };
const goodbye: Told = { body: 'Goodbye', does: 'Says why, just before the server closes the socket on purpose.' };

/** The namespaces of socket.io: an event of `wire.ts` without its line here does not compile. */
export const NAMESPACES: Readonly<Record<'/seat' | '/room' | '/center' | '/projection', Namespace>> = {
  '/seat': {
    handshake: 'SeatHandshake',
    asked: {
      command: { body: 'SeatCommand', replies: ['SeatAck'], does: 'An order of the candidate.' },
      chooseDisplay: {
        body: 'DisplayChoice',
        replies: ['DisplayKept', 'RefusalMessage'],
        does: 'The candidate chose how the pages look: it follows them to another PC.',
      },
      clock,
    } satisfies Record<keyof SeatClientToServer, Asked>,
    told: {
      view: {
        body: 'SeatView',
        does: "The candidate's screen: on connection and whenever it changes, but by this socket's own order.",
      },
      display: { body: 'Display', does: 'On connection, before the screen: the look chosen last, if one was.' },
      announcement: {
        body: 'AnnouncementText',
        does: 'What an announcement says that the screen names: once a connection, after the view that names it.',
      },
      goodbye,
    } satisfies Record<keyof SeatServerToClient, Told>,
    refusals: [
      'device-replaced',
      'internal',
      'invalid-message',
      'not-allowed',
      'not-joined',
      'protocol-too-old',
      'session-cancelled',
      'session-closed',
      'session-not-prepared',
      'sign-in-required',
      'signed-out',
    ],
  },
  '/room': {
    handshake: 'RoomHandshake',
    asked: {
      command: {
        body: 'RoomCommand',
        replies: ['RoomAck'],
        does: 'An order of the invigilator, on the session of the grant.',
      },
      catchUp: {
        body: 'CatchUpRequest',
        replies: ['CatchUp', 'RefusalMessage'],
        does: 'Asks for head, session, changed tiles and names, all of one instant.',
      },
      reports: {
        body: 'ReportsRequest',
        replies: ['ReportList', 'RefusalMessage'],
        does: 'Asks for the issue reports of one candidate, with their texts and all their versions. A frame with an entry of theirs says when to ask again.',
      },
      clock,
    } satisfies Record<keyof RoomClientToServer, Asked>,
    told: {
      frame: { body: 'Frame', does: 'Everything that one command changed, after its commit.' },
      pulse: { body: 'Pulse', does: 'Every 3 s: the head in the database, and who was last heard when.' },
      goodbye,
    } satisfies Record<keyof RoomServerToClient, Told>,
    refusals: ['internal', 'protocol-too-old', 'say-who-you-are', 'session-closed', 'sign-in-required'],
  },
  '/center': {
    handshake: 'CenterHandshake',
    asked: {
      list: {
        body: null,
        replies: ['CenterList', 'RefusalMessage'],
        does: "Asks for every session of the administrator's centres, of one instant.",
      },
      clock,
    } satisfies Record<keyof CenterClientToServer, Asked>,
    told: {
      summary: { body: 'CenterSummary', does: 'One session, whole, whenever it changed.' },
      notice: { body: 'CenterNotice', does: 'This person is told of a session that awaits its finalisation (F1).' },
      noticesRead: { body: 'NoticesRead', does: 'Read on another page of the same person.' },
      pulse: { body: 'CenterPulse', does: 'Every 3 s: the sequence of each row in the database.' },
      goodbye,
    } satisfies Record<keyof CenterServerToClient, Told>,
    refusals: ['internal', 'protocol-too-old', 'sign-in-required'],
  },
  '/projection': {
    handshake: 'ProjectionHandshake',
    asked: {
      follow: {
        body: null,
        replies: ['Projection', 'RefusalMessage'],
        does: 'Asks for what the wall shows, of one instant.',
      },
      clock,
    } satisfies Record<keyof ProjectionClientToServer, Asked>,
    told: {
      view: { body: 'ProjectorView', does: 'What the wall shows, whole, whenever it changed.' },
      pulse: { body: 'ProjectionPulse', does: 'Every 3 s: the sequence of the view in the database.' },
      goodbye,
    } satisfies Record<keyof ProjectionServerToClient, Told>,
    refusals: [
      'internal',
      'link-not-valid',
      'protocol-too-old',
      'session-cancelled',
      'session-ended',
      'session-not-prepared',
    ],
  },
};

/** Refusals that any order of a socket may get, whatever its rules. */
export const COMMON_REFUSALS: readonly ack.RefusalCode[] = [
  'busy',
  'id-reused',
  'internal',
  'invalid-message',
  'not-allowed',
  'retry',
  'too-many-messages',
  'unknown-message',
];
