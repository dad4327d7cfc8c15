import type { ChallengeId } from '../session/ids.js';

/** What the draw needs to know of a challenge: nothing of its content. */
export interface Drawable {
  readonly id: ChallengeId;
  readonly competence: string;
}

export const SEEDS = 2 ** 32;

/**
 * Q1: the same challenges, seed and number give the same paper, anywhere and for ever. The competences take turns, so
 * that a short paper covers as many of them as it can.
 */
export function drawChallenges(pool: readonly Drawable[], seed: number, number: number): ChallengeId[] {
  const below = chance(seed);
  const piles = byCompetence(shuffled(inOrder(pool), below));
  const drawn: ChallengeId[] = [];
  for (let turn = 0; drawn.length < Math.min(number, pool.length); turn++) {
    const round = [...piles.values()].flatMap((pile) => pile.slice(turn, turn + 1));
    drawn.push(...shuffled(round, below).map(({ id }) => id));
  }
  return drawn.slice(0, number);
}

/** The order of the file must not change the paper. */
const inOrder = (pool: readonly Drawable[]): Drawable[] => [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));

function byCompetence(pool: readonly Drawable[]): Map<string, Drawable[]> {
  const piles = new Map<string, Drawable[]>();
  for (const one of pool) piles.set(one.competence, [...(piles.get(one.competence) ?? []), one]);
  return piles;
}

/** Mulberry32: 32 bits of state, the same numbers on every machine. Gives whole numbers below a bound. */
function chance(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / SEEDS) * bound);
  };
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], below: (bound: number) => number): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
