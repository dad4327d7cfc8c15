import type { z } from 'zod';
import * as ack from './ack.js';
import * as center from './center.js';
import { ChallengeIdSchema, Id, InstantSchema } from './primitives.js';
import * as room from './room.js';
import * as seat from './seat.js';
import type {
  CenterClientToServer,
  CenterServerToClient,
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
  ...schemasOf(room),
  ...schemasOf(center),
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
export const NAMESPACES: Readonly<Record<'/seat' | '/room' | '/center', Namespace>> = {
  '/seat': {
    handshake: 'SeatHandshake',
    asked: {
      command: { body: 'SeatCommand', replies: ['SeatAck'], does: 'An order of the candidate.' },
      clock,
    } satisfies Record<keyof SeatClientToServer, Asked>,
    told: {
      view: {
        body: 'SeatView',
        does: "The candidate's screen: on connection and whenever it changes, but by this socket's own order.",
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
        replies: ['Ack'],
        does: 'An order of the invigilator, on the session of the grant.',
      },
      catchUp: {
        body: 'CatchUpRequest',
        replies: ['CatchUp', 'RefusalMessage'],
        does: 'Asks for head, session, changed tiles and names, all of one instant.',
      },
      clock,
    } satisfies Record<keyof RoomClientToServer, Asked>,
    told: {
      frame: { body: 'Frame', does: 'Everything that one command changed, after its commit.' },
      pulse: { body: 'Pulse', does: 'Every 3 s: the head in the database, and who was last heard when.' },
      goodbye,
    } satisfies Record<keyof RoomServerToClient, Told>,
    refusals: ['internal', 'protocol-too-old', 'say-who-you-are', 'sign-in-required'],
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
      pulse: { body: 'CenterPulse', does: 'Every 3 s: the sequence of each row in the database.' },
      goodbye,
    } satisfies Record<keyof CenterServerToClient, Told>,
    refusals: ['internal', 'protocol-too-old', 'sign-in-required'],
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
