import { instantsOf, wallTime, type CalendarDate, type Instant, type WallTime } from '@vigie/domain';
import type { SessionForm } from '@vigie/protocol';
import type { z } from 'zod';
import { refusedWith, type Refused } from '../supervision/index.js';

type Form = Pick<z.output<typeof SessionForm>, 'date' | 'time' | 'timeZone' | 'occurrence'>;

/** T8: when a session is planned; an hour that does not exist, or comes twice, is said and never guessed. */
export function plannedAt({ date, time, timeZone, occurrence }: Form): { at: Instant } | Refused {
  const instants = instantsOf(date, time, timeZone);
  if (instants.length === 0) return refusedWith(409, 'time-skipped');
  if (instants.length > 1 && !occurrence) return refusedWith(409, 'time-twice');
  return { at: instants[occurrence === 'second' ? instants.length - 1 : 0]! };
}

interface Wall {
  date: string;
  time: string;
  occurrence: 'first' | 'second' | null;
}

/** What the wall of the room shows then. */
export function onTheWall(at: Instant, timeZone: string): Wall {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat('en-GB', clock).format(at);
  const instants = instantsOf(date as CalendarDate, wallTime(time) as WallTime, timeZone);
  return { date, time, occurrence: instants.length < 2 ? null : instants[0] === at ? 'first' : 'second' };
}
