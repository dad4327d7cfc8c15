import { cannotEnrol, LIST_FILES, listRefusals, signInRequired, unsure, type Door } from './door.js';

const cannotNote = ['session-cancelled', 'session-closed', 'session-not-prepared', ...unsure] as const;

const changeRefusals = { 400: ['invalid-message'], ...signInRequired } as const;

/** Each candidate of a session (B2, B3). */
export const CANDIDATE_DOORS = {
  candidates: {
    method: 'get',
    path: '/api/center/sessions/{id}/candidates',
    does: 'Who is enrolled in a session, with extra time, certifiability (B3) and what the room corrected (R1).',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateList', does: 'As it stands now.' },
    refusals: { ...signInRequired, 409: ['session-not-prepared'] },
  },
  candidateRevise: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates/{candidateId}/revise',
    does: 'Puts details or extra time right (B2), until the candidate joins.',
    body: 'CandidateRevision',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateChanged', does: 'The same again changes nothing.' },
    refusals: {
      ...changeRefusals,
      409: ['already-joined', 'already-enrolled', 'unknown-candidate', ...cannotEnrol, ...unsure],
    },
  },
  candidateRemove: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates/{candidateId}/remove',
    does: 'Takes off the list who has not joined (B2), and of whom the room has noted nothing.',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateChanged', does: 'Gone from the grid of the room too.' },
    refusals: {
      ...changeRefusals,
      409: ['already-joined', 'noted-in-the-room', 'unknown-candidate', ...cannotEnrol, ...unsure],
    },
  },
  candidateCorrect: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates/{candidateId}/correct',
    does: 'Makes the correction that the invigilator accepted the enrolment (R1), also after joining.',
    body: 'CorrectionToApply',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateChanged', does: 'The details are those of the correction.' },
    refusals: {
      ...changeRefusals,
      409: ['correction-changed', 'correction-not-accepted', 'no-correction', 'unknown-candidate', ...cannotNote],
    },
  },
  candidateProfile: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates/{candidateId}/profile',
    does: 'Notes by hand what is known of a profile (B3), and where from.',
    body: 'ProfileByHand',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateChanged', does: 'It takes the place of what was known.' },
    refusals: { ...changeRefusals, 409: ['unknown-candidate', ...cannotNote] },
  },
  candidateAllow: {
    method: 'post',
    path: '/api/center/sessions/{id}/candidates/{candidateId}/allow',
    does: 'Keeps somebody enrolled who is not certifiable (B3); who, when and why are recorded.',
    body: 'NotCertifiableOverride',
    needsCookie: true,
    answer: { status: 200, body: 'CandidateChanged', does: 'Recorded in the journal.' },
    refusals: { ...changeRefusals, 409: ['unknown-candidate', ...cannotNote] },
  },
  certifiabilityPreview: {
    method: 'post',
    path: '/api/center/sessions/{id}/certifiability/preview',
    does:
      'Reads a file about certifiability (B3): 16 columns of levels, a column « certifiable », or the export of a profile ' +
      'collection by Pix Orga; and changes nothing. With `Accept: text/csv`, the errors as a file.',
    file: LIST_FILES,
    needsCookie: true,
    answer: { status: 200, body: 'CertifiabilityReport', does: '`errors` is empty when the file can be applied.' },
    refusals: { ...listRefusals, 409: [...cannotNote] },
  },
  certifiabilityApply: {
    method: 'post',
    path: '/api/center/sessions/{id}/certifiability/apply',
    does: 'Notes what the same file says: all of it or nothing; a second time changes nothing.',
    file: LIST_FILES,
    needsCookie: true,
    answer: { status: 200, body: 'CertifiabilityReport', does: '`applied` is false when there are errors.' },
    refusals: { ...listRefusals, 409: [...cannotNote] },
  },
} as const satisfies Record<string, Door>;
