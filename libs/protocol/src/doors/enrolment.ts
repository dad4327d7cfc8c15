import { cannotEnrol, LIST_FILES, listRefusals, signInRequired, unsure, type Door } from './door.js';

/** The candidates of a session, by a list or one by one (B2). */
export const ENROLMENT_DOORS = {
  enrolmentTemplate: {
    method: 'get',
    path: '/api/center/enrolment/template.{format}',
    does: 'The list to fill (B2): `csv`, `ods` or `xlsx`.',
    needsCookie: true,
    answer: { status: 200, body: null, file: LIST_FILES, does: 'A file with the headings and one example.' },
    refusals: signInRequired,
  },
  enrolmentPreview: {
    method: 'post',
    path: '/api/center/sessions/{id}/enrolment/preview',
    does: 'Reads a list of candidates (B2), and changes nothing. With `Accept: text/csv`, the errors as a file.',
    file: LIST_FILES,
    needsCookie: true,
    answer: { status: 200, body: 'EnrolmentReport', does: '`errors` is empty when the list can be applied.' },
    refusals: { ...listRefusals, 409: ['someone-has-joined', ...cannotEnrol, ...unsure] },
  },
  enrolmentApply: {
    method: 'post',
    path: '/api/center/sessions/{id}/enrolment/apply',
    does:
      'Enrols the same list: all of it or nothing; a second time changes nothing. `?despiteNotCertifiable=true` ' +
      'confirms those who are not certifiable (B3); the header `Vigie-Why`, percent-encoded, says why.',
    file: LIST_FILES,
    needsCookie: true,
    answer: { status: 200, body: 'EnrolmentReport', does: '`applied` is false when there are errors.' },
    refusals: { ...listRefusals, 409: ['someone-has-joined', 'not-certifiable', ...cannotEnrol, ...unsure] },
  },
  enrolOne: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates',
    does: 'Enrols one candidate (B2), also once others have joined. The same `candidateId` again changes nothing.',
    body: 'NewCandidate',
    needsCookie: true,
    answer: { status: 200, body: 'EnrolmentReport', does: 'As for a list of one line.' },
    refusals: {
      400: ['invalid-message'],
      ...signInRequired,
      409: ['already-enrolled', 'not-certifiable', ...cannotEnrol, ...unsure],
    },
  },
} as const satisfies Record<string, Door>;
