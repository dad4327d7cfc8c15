import { signInRequired, unsure, type Door } from './door.js';

/** How an invigilator gets in, and the projector (A2). */
export const ROOM_DOORS = {
  signIn: {
    method: 'post',
    path: '/api/room/sign-in',
    does: 'An invigilator signs in to a session (R0).',
    body: 'SignInRequest',
    answer: { status: 200, body: 'RoomAccess', does: 'Sets the cookie `vigie_room`; `me` is null.' },
    refusals: { 400: ['invalid-message'], 401: ['sign-in-failed'], 409: ['session-closed'] },
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
  projection: {
    method: 'post',
    path: '/api/room/projection',
    does: "Makes a read-only link for the room's projector (R4): it holds until the session is over, 36 h at most.",
    needsCookie: true,
    answer: { status: 200, body: 'ProjectionLink', does: 'A new token each time; those made before still hold.' },
    refusals: {
      401: ['sign-in-required', 'say-who-you-are'],
      409: ['session-cancelled', 'session-ended', 'session-not-prepared'],
    },
  },
  projectionStop: {
    method: 'post',
    path: '/api/room/projection/stop',
    does: "Takes back all the links of the room's projectors (R4): their sockets are closed within 5 s.",
    needsCookie: true,
    answer: { status: 200, body: 'ProjectionStopped', does: 'Also when there was none; new links may be made.' },
    refusals: { 401: ['sign-in-required', 'say-who-you-are'] },
  },
} as const satisfies Record<string, Door>;
