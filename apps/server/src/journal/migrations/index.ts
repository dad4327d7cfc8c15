import { First1700000000001 } from './0001-first.js';
import { Administrators1700000000002 } from './0002-administrators.js';
import { LighterWrites1700000000003 } from './0003-lighter-writes.js';
import { Projectors1700000000004 } from './0004-projectors.js';
import { JoiningLinks1700000000005 } from './0005-joining-links.js';
import { Displays1700000000006 } from './0006-displays.js';
import { Enrolment1700000000007 } from './0007-enrolment.js';
import { Reminders1700000000009 } from './0009-reminders.js';
import { Planning1700000000010 } from './0010-planning.js';
import { Certifiability1700000000012 } from './0012-certifiability.js';
import { Alerts1700000000013 } from './0013-alerts.js';
import { Present1700000000014 } from './0014-present.js';
import { CheckLists1700000000016 } from './0016-check-lists.js';
import { EndedGrants1700000000017 } from './0017-ended-grants.js';
import { LighterNotes1700000000018 } from './0018-lighter-notes.js';

/** Forward only, in this order. */
export const MIGRATIONS = [
  First1700000000001,
  Administrators1700000000002,
  LighterWrites1700000000003,
  Projectors1700000000004,
  JoiningLinks1700000000005,
  Displays1700000000006,
  Enrolment1700000000007,
  Reminders1700000000009,
  Planning1700000000010,
  Certifiability1700000000012,
  Alerts1700000000013,
  Present1700000000014,
  CheckLists1700000000016,
  EndedGrants1700000000017,
  LighterNotes1700000000018,
];
