import { signInRequired, type Door } from './door.js';

/** What is told of a finalisation, to whom and where (F1). */
export const ALERT_DOORS = {
  alerts: {
    method: 'get',
    path: '/api/center/alerts',
    does: "How this administrator is told of finalisations (F1), and what was sent to whom in the administrator's centres.",
    needsCookie: true,
    answer: { status: 200, body: 'AlertsReport', does: 'Of the last 60 days; 200 rows at the most.' },
    refusals: signInRequired,
  },
  alertPreference: {
    method: 'post',
    path: '/api/center/alerts/preference',
    does: 'This administrator says how they are told.',
    body: 'AlertPreference',
    needsCookie: true,
    answer: { status: 200, body: 'AlertsKept', does: 'Holds from the next notice on.' },
    refusals: { 400: ['invalid-message'], ...signInRequired },
  },
  alertWebhook: {
    method: 'post',
    path: '/api/center/alerts/webhook',
    does: "Says to which address a centre's notices are posted too (`WebhookCall`), or that they no longer are.",
    body: 'WebhookRequest',
    needsCookie: true,
    answer: { status: 200, body: 'WebhookKept', does: 'With a new secret.' },
    refusals: { 400: ['invalid-message', 'webhook-not-allowed'], ...signInRequired, 403: ['not-allowed'] },
  },
  alertCalendar: {
    method: 'post',
    path: '/api/center/alerts/calendar',
    does: 'Makes a new secret link to the calendar of this administrator, or takes it back.',
    body: 'CalendarRequest',
    needsCookie: true,
    answer: { status: 200, body: 'CalendarKept', does: 'The link before no longer holds.' },
    refusals: { 400: ['invalid-message'], ...signInRequired },
  },
  alertsRead: {
    method: 'post',
    path: '/api/center/alerts/read',
    does: 'This administrator has read these notices.',
    body: 'ReadRequest',
    needsCookie: true,
    answer: { status: 200, body: 'AlertsKept', does: 'Their other pages are told by `noticesRead`.' },
    refusals: { 400: ['invalid-message'], ...signInRequired },
  },
  calendar: {
    method: 'get',
    path: '/api/calendar/{token}.ics',
    does: 'The sessions and finalisation limits of one administrator, for a calendar program.',
    answer: {
      status: 200,
      body: null,
      file: ['text/calendar'],
      does: 'iCalendar, from 60 days back. No name of a candidate.',
    },
    refusals: { 404: ['unknown-message'] },
  },
} as const satisfies Record<string, Door>;
