import { signInRequired, type Door } from './door.js';

const tickRefusals = {
  400: ['invalid-message'],
  ...signInRequired,
  409: ['session-cancelled', 'session-closed'],
} as const;

/** The check-lists (B5). */
export const CHECK_LIST_DOORS = {
  checkLists: {
    method: 'get',
    path: '/api/center/sessions/{sessionId}/check-lists',
    does: "The check-lists of a session of the administrator's centres (B5, R11), with who ticked what and when.",
    needsCookie: true,
    answer: { status: 200, body: 'CheckReport', does: 'All five lists. A program asks again every few seconds.' },
    refusals: { ...signInRequired, 403: ['not-allowed'], 404: ['unknown-message'] },
  },
  tickCheckList: {
    method: 'post',
    path: '/api/center/sessions/{sessionId}/check-lists',
    does: 'Ticks a line of `room`, `told` or `handed`, or takes the tick back.',
    body: 'CheckTick',
    needsCookie: true,
    answer: { status: 200, body: 'CheckReport', does: 'As it stands then.' },
    refusals: { ...tickRefusals, 403: ['not-allowed'], 404: ['unknown-message'] },
  },
  checkTexts: {
    method: 'get',
    path: '/api/center/check-lists',
    does: "The texts of the check-lists of the administrator's centres.",
    needsCookie: true,
    answer: { status: 200, body: 'CenterCheckTexts', does: 'Those of Vigie until the centre changes them.' },
    refusals: signInRequired,
  },
  editCheckTexts: {
    method: 'post',
    path: '/api/center/check-lists',
    does: 'Writes one list of a centre anew: adds, rewords, removes, reorders. What is ticked keeps its text.',
    body: 'CheckTextsEdit',
    needsCookie: true,
    answer: { status: 200, body: 'CenterCheckTexts', does: 'The same list again makes no new version.' },
    refusals: {
      400: ['invalid-message'],
      ...signInRequired,
      403: ['not-allowed'],
      409: ['check-texts-changed'],
    },
  },
  roomChecks: {
    method: 'get',
    path: '/api/room/check-lists',
    does: "The invigilator's own check-list, and the one of the closing (R11).",
    needsCookie: true,
    answer: { status: 200, body: 'CheckReport', does: 'Two lists. A program asks again every few seconds.' },
    refusals: { 401: ['sign-in-required', 'say-who-you-are'] },
  },
  tickRoomCheck: {
    method: 'post',
    path: '/api/room/check-lists',
    does: 'Ticks a line of `invigilator` or `closing`, or takes the tick back.',
    body: 'CheckTick',
    needsCookie: true,
    answer: { status: 200, body: 'CheckReport', does: 'As it stands then.' },
    refusals: { ...tickRefusals, 401: ['sign-in-required', 'say-who-you-are'], 403: ['not-allowed'] },
  },
} as const satisfies Record<string, Door>;
