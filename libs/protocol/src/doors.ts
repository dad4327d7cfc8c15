import type { RefusalCode } from './ack.js';
import type { SchemaName } from './catalogue.js';
import { DOCUMENT_KINDS } from './documents.js';

/** A route: its refusals by status. Those of `EVERYWHERE` come on top. */
export interface Door {
  method: 'get' | 'post';
  path: `/api/${string}`;
  does: string;
  body?: SchemaName;
  /** The body is a file, as it is; of one of these media types, or of none. */
  file?: readonly string[];
  needsCookie?: boolean;
  /** Null: no body. */
  answer: { status: number; body: SchemaName | null; file?: readonly string[]; does: string };
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
const signInRequired = { 401: ['sign-in-required'] } as const;

const LIST_FILES = [
  'application/octet-stream',
  'text/csv',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
const cannotEnrol = ['session-cancelled', 'session-closed', 'session-ended', 'session-not-prepared'] as const;
const cannotNote = ['session-cancelled', 'session-closed', 'session-not-prepared', ...unsure] as const;
const changeRefusals = { 400: ['invalid-message'], ...signInRequired } as const;
const listRefusals = { 400: ['invalid-message'], ...signInRequired, 413: ['file-too-large'] } as const;

const tickRefusals = {
  400: ['invalid-message'],
  ...signInRequired,
  409: ['session-cancelled', 'session-closed'],
} as const;
/** T8: of a time that is to be an instant. */
const noInstant = ['time-skipped', 'time-twice'] as const;
const ofSession = { 400: ['invalid-message'], ...signInRequired, 403: ['not-allowed'] } as const;
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
  document: {
    method: 'get',
    path: '/api/center/sessions/{sessionId}/documents/{kind}.pdf',
    does: `Prints a document of a session of the administrator's centres (B6). \`kind\`: ${DOCUMENT_KINDS.join(', ')}.`,
    needsCookie: true,
    answer: {
      status: 200,
      body: null,
      file: ['application/pdf'],
      does:
        'A tagged PDF, made from what stands now; in French, or in English with `?language=en`. `fraud-report-filled` ' +
        'takes `?reference=`, the number of the report in its session.',
    },
    refusals: { ...signInRequired, 403: ['not-allowed'], 404: ['no-report', 'unknown-message'], 503: ['busy'] },
  },
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
