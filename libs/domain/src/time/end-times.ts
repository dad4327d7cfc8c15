import { latest, minutes, type Instant } from './instant.js';

/** What a public screen may know of one test: neither whose it is, nor how it stands. */
export interface TimedTest {
  readonly deadlineAt: Instant | null;
  readonly isOver: boolean;
  readonly isPaused: boolean;
}

export interface EndTimes {
  /** The end that most share. */
  readonly commonAt: Instant | null;
  /** The latest end among the tests that are not over. */
  readonly lastAt: Instant | null;
  /** The ends, but the common one, of the tests that are not over. */
  readonly others: readonly { readonly at: Instant; readonly count: number | null }[];
}

interface Group {
  readonly at: Instant;
  readonly count: number;
}

/**
 * R4: end times without names, one a minute, as they are shown. How many have each is told only where none of them is one
 * person's alone.
 */
export function endTimes(tests: readonly TimedTest[]): EndTimes {
  const common = groupsOf(tests).reduce<Group | null>(moreShared, null);
  const running = groupsOf(tests.filter(({ isOver }) => !isOver));
  const others = running.filter(({ at }) => common === null || minuteOf(at) !== minuteOf(common.at));
  const isAnyAlone = others.some(({ count }) => count === 1);
  return {
    commonAt: common?.at ?? null,
    lastAt: running.at(-1)?.at ?? null,
    others: others.map(({ at, count }) => ({ at, count: isAnyAlone ? null : count })),
  };
}

/** T9: the room is paused when all who are not through are, and they are several: a pause of one is nobody's business. */
export function isRoomPaused(tests: readonly TimedTest[]): boolean {
  const running = tests.filter(({ isOver }) => !isOver);
  return running.length > 1 && running.every(({ isPaused }) => isPaused);
}

/** By the minute that the end falls in, in order. */
function groupsOf(tests: readonly TimedTest[]): Group[] {
  const groups = new Map<number, Group>();
  for (const { deadlineAt } of tests) {
    if (deadlineAt === null) continue;
    const { at, count } = groups.get(minuteOf(deadlineAt)) ?? { at: deadlineAt, count: 0 };
    groups.set(minuteOf(deadlineAt), { at: latest(at, deadlineAt), count: count + 1 });
  }
  return [...groups.values()].sort((a, b) => a.at - b.at);
}

const minuteOf = (at: Instant): number => Math.floor(at / minutes(1));
/** Of two that as many share, the earlier one. */
const moreShared = (best: Group | null, one: Group): Group => (best && best.count >= one.count ? best : one);
