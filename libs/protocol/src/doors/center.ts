import { signInRequired, type Door } from './door.js';

/** How an administrator gets in, and what runs for their centres. */
export const CENTER_DOORS = {
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
  centerJobs: {
    method: 'get',
    path: '/api/center/jobs',
    does: "What time will do, and did, for the sessions of the administrator's centres; how late it was, by the journal.",
    needsCookie: true,
    answer: {
      status: 200,
      body: 'JobsReport',
      does: 'As Postgres has it now. A program asks again every few seconds.',
    },
    refusals: signInRequired,
  },
} as const satisfies Record<string, Door>;
