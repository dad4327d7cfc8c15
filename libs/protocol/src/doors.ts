import type { RefusalCode } from './ack.js';
import type { SchemaName } from './catalogue.js';

/** A route: its refusals by status. Those of `EVERYWHERE` come on top. */
export interface Door {
  method: 'get' | 'post';
  path: `/api/${string}`;
  does: string;
  body?: SchemaName;
  needsCookie?: boolean;
  /** Null: no body. */
  answer: { status: number; body: SchemaName | null; does: string };
  refusals: Readonly<Record<number, readonly RefusalCode[]>>;
}

/** Any route: a foreign Origin, an unknown path, a body over 16 kB, a fault of ours. */
export const EVERYWHERE: Door['refusals'] = {
  403: ['not-allowed'],
  404: ['unknown-message'],
  413: ['invalid-message'],
  500: ['internal'],
};

const unsure = ['busy', 'retry', 'internal'] as const;
const signInRequired = { 401: ['sign-in-required'] } as const;

/** The HTTP routes of the two apps. The controllers and OpenAPI read them here. */
export const DOORS = {
  join: {
    method: 'post',
    path: '/api/candidate/join',
    does: 'A candidate joins (R2), or asks to resume on another PC (R6).',
    body: 'JoinRequest',
    answer: { status: 200, body: 'JoinReply', does: 'Joined, or asking: the `view` on `/seat` says which.' },
    refusals: {
      400: ['invalid-message'],
      404: ['join-not-found'],
      409: [
        'code-needed',
        'wait-before-code',
        'wrong-code',
        'already-abandoned-or-ended',
        'session-cancelled',
        'session-closed',
        'session-ended',
        'session-not-prepared',
        'signed-out',
        ...unsure,
      ],
    },
  },
  signIn: {
    method: 'post',
    path: '/api/room/sign-in',
    does: 'An invigilator signs in to a session (R0).',
    body: 'SignInRequest',
    answer: { status: 200, body: 'RoomAccess', does: 'Sets the cookie `vigie_room`; `me` is null.' },
    refusals: { 400: ['invalid-message'], 401: ['sign-in-failed'] },
  },
  name: {
    method: 'post',
    path: '/api/room/name',
    does: 'The invigilator says who they are; also hands the room over to somebody else (R0).',
    body: 'NameRequest',
    needsCookie: true,
    answer: { status: 200, body: 'RoomAccess', does: '`me` is who authors every order from now on.' },
    refusals: {
      400: ['invalid-message'],
      ...signInRequired,
      409: ['session-cancelled', 'session-closed', 'session-not-prepared', ...unsure],
    },
  },
  me: {
    method: 'get',
    path: '/api/room/me',
    does: 'Who is signed in, to which session.',
    needsCookie: true,
    answer: { status: 200, body: 'RoomAccess', does: 'As at sign-in.' },
    refusals: signInRequired,
  },
  signOut: {
    method: 'post',
    path: '/api/room/sign-out',
    does: 'Revokes the grant: its sockets are closed within 5 s.',
    needsCookie: true,
    answer: { status: 204, body: null, does: 'Always, even without a grant; clears the cookie.' },
    refusals: {},
  },
  centerSignIn: {
    method: 'post',
    path: '/api/center/sign-in',
    does: 'An administrator signs in with an account.',
    body: 'CenterSignInRequest',
    answer: { status: 200, body: 'CenterAccess', does: 'Sets the cookie `vigie_center`.' },
    refusals: { 400: ['invalid-message'], 401: ['account-sign-in-failed'] },
  },
  centerMe: {
    method: 'get',
    path: '/api/center/me',
    does: 'Which administrator is signed in.',
    needsCookie: true,
    answer: { status: 200, body: 'CenterAccess', does: 'As at sign-in.' },
    refusals: signInRequired,
  },
  centerSignOut: {
    method: 'post',
    path: '/api/center/sign-out',
    does: 'Revokes the grant: its sockets are closed within 5 s.',
    needsCookie: true,
    answer: { status: 204, body: null, does: 'Always, even without a grant; clears the cookie.' },
    refusals: {},
  },
} as const satisfies Record<string, Door>;
