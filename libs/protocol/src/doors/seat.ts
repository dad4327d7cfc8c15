import { unsure, type Door } from './door.js';

/** The candidate is known, and may not join now. */
const cannotJoin = [
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
] as const;

/** How a candidate gets in. */
export const SEAT_DOORS = {
  join: {
    method: 'post',
    path: '/api/candidate/join',
    does: 'A candidate joins (R2), or asks to resume on another PC (R6).',
    body: 'JoinRequest',
    answer: { status: 200, body: 'JoinReply', does: 'Joined, or asking: the `view` on `/seat` says which.' },
    refusals: {
      400: ['invalid-message'],
      404: ['join-not-found'],
      409: cannotJoin,
    },
  },
  joinByLink: {
    method: 'post',
    path: '/api/candidate/join-by-link',
    does: 'The same by a single-use link (R2): wrong, used, replaced or too late, it gets one answer.',
    body: 'JoinByLinkRequest',
    answer: { status: 200, body: 'JoinReply', does: 'As at `join`; the link is used up.' },
    refusals: { 400: ['invalid-message'], 404: ['joining-link-over'], 409: cannotJoin },
  },
} as const satisfies Record<string, Door>;
