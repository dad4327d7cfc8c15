import { instant, minutes, type Instant } from '@vigie/domain';
import { ENDED_CLASS, RUNNING_CLASS, WAITING_CLASS, type DemoCandidate } from './demo-candidates.js';
import { ABSENT, type Day, type Fate } from './demo-day.js';

const QUARTER = minutes(15);
const HOUR = minutes(60);
/** From the time on the door to the launch: welcome and instructions. */
const WELCOME = minutes(10);

/** One of the demo's sessions: where, who, when; and, for one that is past its launch, how its day went. */
export interface DemoSession {
  readonly room: string;
  readonly candidates: readonly DemoCandidate[];
  plannedAt(now: Instant): Instant;
  readonly day?: Pick<Day, 'lastAnswerAt' | 'closedAt'> & { fates: readonly (Fate | typeof ABSENT)[] };
}

const WAITING: DemoSession = {
  room: 'Salle 12',
  candidates: WAITING_CLASS,
  plannedAt: (now) => instant(Math.floor(now / QUARTER) * QUARTER),
};

/** Launched 52 minutes ago, of 105: one is through, one has not come. */
const RUNNING: DemoSession = {
  room: 'Salle 7',
  candidates: RUNNING_CLASS,
  plannedAt: (now) => instant(now - minutes(52) - WELCOME),
  day: {
    lastAnswerAt: 51,
    fates: [0.6, 0.4, 0.4, 0.6, 0.8, 0.4, ABSENT, 0.6, 0.2, 0.4, 1, 0.6].map((done) =>
      done === ABSENT ? ABSENT : { done, ...(done === 1 && { end: 'witnessed' as const }) },
    ),
  },
};

const CLOSED_AFTER = minutes(110);

/** Closed by the invigilator 43 hours ago: 5 of the 48 are left. One abandoned, one end was not witnessed. */
const ENDED: DemoSession = {
  room: 'CDI',
  candidates: ENDED_CLASS,
  plannedAt: (now) => instant(now - 43 * HOUR - CLOSED_AFTER - WELCOME),
  day: {
    lastAnswerAt: 104,
    closedAt: CLOSED_AFTER / minutes(1),
    fates: ENDED_CLASS.map((_one, index): Fate => {
      if (index === 3) return { done: 0.6, end: 'abandoned' };
      return { done: 1, end: index === 7 ? 'shown' : 'witnessed' };
    }),
  },
};

/** As the demo loads it: the one that waits may have been played since. */
export type DemoState = 'waiting' | 'running' | 'ended';

export function stateOf({ day }: DemoSession): DemoState {
  if (!day) return 'waiting';
  return day.closedAt === undefined ? 'running' : 'ended';
}

export const launchOf = (plannedAt: Instant): Instant => instant(plannedAt + WELCOME);

/** In the order in which they are loaded: tests take the first alone. */
export const DEMO_SESSIONS: readonly DemoSession[] = [WAITING, RUNNING, ENDED];
