import { ALERT_DOORS } from './alerts.js';
import { CANDIDATE_DOORS } from './candidates.js';
import { CENTER_DOORS } from './center.js';
import { CHECK_LIST_DOORS } from './check-lists.js';
import { DOCUMENT_DOORS } from './documents.js';
import { ENROLMENT_DOORS } from './enrolment.js';
import { FINALISATION_DOORS } from './finalisation.js';
import { ROOM_DOORS } from './room.js';
import { SEAT_DOORS } from './seat.js';
import { SESSION_DOORS } from './sessions.js';

export { EVERYWHERE, type Door } from './door.js';

/** The HTTP routes of the two apps. The controllers and OpenAPI read them here. */
export const DOORS = {
  ...SEAT_DOORS,
  ...ROOM_DOORS,
  ...CENTER_DOORS,
  ...CHECK_LIST_DOORS,
  ...ALERT_DOORS,
  ...DOCUMENT_DOORS,
  ...FINALISATION_DOORS,
  ...ENROLMENT_DOORS,
  ...SESSION_DOORS,
  ...CANDIDATE_DOORS,
};
