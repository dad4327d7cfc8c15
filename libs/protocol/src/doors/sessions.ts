import { signInRequired, unsure, type Door } from './door.js';

/** T8: of a time that is to be an instant. */
const noInstant = ['time-skipped', 'time-twice'] as const;

const ofSession = { 400: ['invalid-message'], ...signInRequired, 403: ['not-allowed'] } as const;

/** The sessions of a centre and its rooms (B1). */
export const SESSION_DOORS = {
  sessionCreate: {
    method: 'post',
    path: '/api/center/sessions',
    does: 'Creates a session (B1): its number, its access code, and the password of its invigilators, shown once.',
    body: 'NewSession',
    needsCookie: true,
    answer: { status: 200, body: 'SessionCreated', does: 'It is in the list of every administrator of the centre.' },
    refusals: { ...ofSession, 409: [...noInstant, 'id-reused', ...unsure] },
  },
  sessionSettings: {
    method: 'get',
    path: '/api/center/sessions/{id}',
    does: 'What was said of a session, and what may still change.',
    needsCookie: true,
    answer: { status: 200, body: 'SessionSettings', does: 'Of a session of the centres of the administrator.' },
    refusals: { ...signInRequired, 403: ['not-allowed'] },
  },
  sessionEdit: {
    method: 'post',
    path: '/api/center/sessions/{id}',
    does: 'Changes it (B1): until the launch everything, later the description and who watches.',
    body: 'SessionEdit',
    needsCookie: true,
    answer: { status: 200, body: 'Done', does: 'Every open page has it.' },
    refusals: {
      ...ofSession,
      409: [
        ...noInstant,
        'session-already-launched',
        'session-cancelled',
        'session-closed',
        'session-not-prepared',
        'id-reused',
        ...unsure,
      ],
    },
  },
  sessionCancel: {
    method: 'post',
    path: '/api/center/sessions/{id}/cancel',
    does: 'Cancels a session in which no test started (B7).',
    body: 'SessionCancel',
    needsCookie: true,
    answer: { status: 200, body: 'Done', does: 'Nothing nags about it any more.' },
    refusals: {
      ...ofSession,
      409: ['test-started', 'session-cancelled', 'session-closed', 'session-not-prepared', 'id-reused', ...unsure],
    },
  },
  sessionDelete: {
    method: 'post',
    path: '/api/center/sessions/{id}/delete',
    does: 'Deletes a session that nobody has joined (B1): nothing lists it any more; its journal stays.',
    body: 'PlainOrder',
    needsCookie: true,
    answer: { status: 200, body: 'Done', does: 'Its last `summary` has `deleted`.' },
    refusals: {
      ...ofSession,
      409: ['cannot-delete-joined', 'session-closed', 'session-not-prepared', 'id-reused', ...unsure],
    },
  },
  sessionPassword: {
    method: 'post',
    path: '/api/center/sessions/{id}/password',
    does: "Sets another invigilators' password: rooms and projectors opened with the former are closed within 5 s (R0).",
    body: 'PlainOrder',
    needsCookie: true,
    answer: { status: 200, body: 'NewPassword', does: 'Each order sets another one.' },
    refusals: ofSession,
  },
  places: {
    method: 'get',
    path: '/api/center/places',
    does: "The administrator's centres and their rooms.",
    needsCookie: true,
    answer: { status: 200, body: 'Places', does: 'In the order of their names.' },
    refusals: signInRequired,
  },
  roomKeep: {
    method: 'post',
    path: '/api/center/rooms',
    does: 'Adds a room, or changes one.',
    body: 'RoomForm',
    needsCookie: true,
    answer: { status: 200, body: 'Places', does: 'As they are now.' },
    refusals: { ...ofSession, 409: ['room-name-taken'] },
  },
  roomDelete: {
    method: 'post',
    path: '/api/center/rooms/{id}/delete',
    does: 'Deletes a room; its sessions keep its name.',
    body: 'PlainOrder',
    needsCookie: true,
    answer: { status: 200, body: 'Places', does: 'As they are now.' },
    refusals: ofSession,
  },
} as const satisfies Record<string, Door>;
