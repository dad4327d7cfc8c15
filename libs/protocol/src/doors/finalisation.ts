import { signInRequired, unsure, type Door } from './door.js';

/** What an order on a finalisation may be refused for. */
const cannotEnter = [
  'alert-already-dismissed',
  'alert-already-validated',
  'already-abandoned-or-ended',
  'already-started',
  'candidate-absent',
  'challenge-not-reached',
  'challenge-number-needed',
  'description-needed',
  'description-too-long',
  'fraud-report-apart',
  'id-reused',
  'no-alert',
  'no-report',
  'not-started',
  'not-witnessed',
  'report-changed',
  'report-withdrawn',
  'session-cancelled',
  'session-closed',
  'session-not-ended',
  'session-not-prepared',
  'signed-out',
  'test-finished',
  'unknown-candidate',
  ...unsure,
] as const;

/** The finalisation (F2). */
export const FINALISATION_DOORS = {
  finalisation: {
    method: 'get',
    path: '/api/center/sessions/{id}/finalisation',
    does: 'The finalisation, prefilled from the day (F2): who stands how, what stands against it, what to confirm.',
    needsCookie: true,
    answer: { status: 200, body: 'Finalisation', does: 'In any phase; `phase` says whether it is awaited.' },
    refusals: signInRequired,
  },
  finalisationOrder: {
    method: 'post',
    path: '/api/center/sessions/{id}/finalisation/orders',
    does: 'Enters one thing that stands on paper, between the end and the finalisation.',
    body: 'FinalisationOrder',
    needsCookie: true,
    answer: { status: 200, body: 'Finalisation', does: 'As it stands after it.' },
    refusals: { 400: ['invalid-message'], ...signInRequired, 409: cannotEnter },
  },
  finalise: {
    method: 'post',
    path: '/api/center/sessions/{id}/finalisation',
    does:
      'Finalises the session as it was read (F2). Refused, with every reason at once, each with its candidate and its ' +
      "place on the page (`FinalisationRefused`). Afterwards the invigilators' access is closed.",
    body: 'FinaliseRequest',
    needsCookie: true,
    answer: { status: 200, body: 'Finalisation', does: 'Finalised.' },
    refusals: {
      400: ['invalid-message'],
      ...signInRequired,
      409: [
        'already-finalised',
        'boxes-unticked',
        'finalisation-blocked',
        'finalisation-changed',
        'id-reused',
        'no-test-started',
        'session-cancelled',
        'session-not-ended',
        'session-not-prepared',
        ...unsure,
      ],
    },
  },
} as const satisfies Record<string, Door>;
