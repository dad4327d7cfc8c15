import type { Pulse, Tile } from '@vigie/protocol';
import type { SignOfLife } from './room.store';

/** A pulse comes every 3 s: two missed ones and the board says that it is old. */
export const STALE_AFTER_MS = 7_000;
/** Browsers are heard every 5 s. */
const HEARD_WITHIN_MS = 10_000;

export interface Freshness {
  readonly isLive: boolean;
  /** The server's instant of the last proof. */
  readonly dataOf: number | null;
  readonly heard: number;
  readonly expected: number;
  readonly oldestMs: number | null;
}

/** Candidates whose browser should be heard: joined, and not signed out. */
export const shouldBeHeard = (tile: Tile): boolean =>
  tile.joinedAt !== null && tile.signedOutAt === null && tile.closed === null;

export function freshness(
  alive: SignOfLife | null,
  pulse: (Pulse & SignOfLife) | null,
  tiles: Iterable<Tile>,
  monotonic: number,
  isLinked: boolean,
): Freshness {
  const isLive = isLinked && alive !== null && monotonic - alive.monotonic <= STALE_AFTER_MS;
  const since = pulse ? Math.max(0, monotonic - pulse.monotonic) : 0;
  const expected = [...tiles].filter(shouldBeHeard);
  const ages = expected.flatMap(({ candidateId }) => pulse?.heard[candidateId] ?? []).map((age) => age + since);
  return {
    isLive,
    dataOf: alive?.at ?? null,
    heard: ages.filter((age) => age <= HEARD_WITHIN_MS).length,
    expected: expected.length,
    oldestMs: ages.length > 0 ? Math.max(...ages) : null,
  };
}
