import {
  addresseesOf,
  after,
  instant,
  isEscalated,
  latest,
  minutes,
  noticesUntil,
  type CenterAdministrator,
  type Instant,
  type Notice,
  type UserId,
} from '@vigie/domain';
import type { AwaitedSession } from './awaited.js';

const HOUR = minutes(60);
/** How far ahead what comes daily is planned. */
const AHEAD = minutes(24 * 60);
/** Two notices are a day apart at most: the latest of what is past is in it. A session forgotten for a year costs no more than another. */
const BACK = minutes(-2 * 24 * 60);

export interface ToldNotice extends Notice {
  readonly isEscalated: boolean;
}

/** Asked at every sweep, of every session: worked out once an hour, a millisecond each. */
const known = { hour: 0, notices: new Map<string, readonly ToldNotice[]>() };

/** F1: what there is to tell of a session, up to its limit, and a day ahead after it. */
export function noticesOf(session: AwaitedSession, now: Instant): readonly ToldNotice[] {
  const hour = now - (now % HOUR);
  if (known.hour !== hour) Object.assign(known, { hour, notices: new Map() });
  const { finalisation, timeZone } = session;
  const key = `${session.id} ${finalisation.since} ${timeZone}`;
  const told = known.notices.get(key) ?? workOut(session, instant(hour));
  known.notices.set(key, told);
  return told;
}

function workOut({ finalisation, timeZone }: AwaitedSession, hour: Instant): ToldNotice[] {
  const { since, until } = finalisation;
  const notices = noticesUntil(latest(until, after(hour, AHEAD)), since, timeZone, after(hour, BACK));
  return notices.map((notice) => ({ ...notice, isEscalated: isEscalated(notice, since, timeZone) }));
}

/** Of that, what this person is told. */
export const noticesFor = (
  userId: UserId,
  { preparedBy }: AwaitedSession,
  administrators: readonly CenterAdministrator[],
  notices: readonly ToldNotice[],
): Notice[] => notices.filter((notice) => addresseesOf(administrators, preparedBy, notice).includes(userId));

/** The notice of that instant, unless the facts have none, or a later one is due as well: then that one says it better. */
export function dueNotice(notices: readonly Notice[], dueAt: Instant, now: Instant): Notice | null {
  const isOld = notices.some(({ at }) => at > dueAt && at <= now);
  return (!isOld && notices.find(({ at }) => at === dueAt)) || null;
}
