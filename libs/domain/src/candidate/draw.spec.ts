import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChallengeId } from '../session/ids.js';
import { drawChallenges, SEEDS, type Drawable } from './draw.js';

/** Two challenges for each of four competences. */
const POOL: Drawable[] = ['1.1', '1.2', '2.1', '5.2'].flatMap((competence) =>
  ['a', 'b'].map((which) => ({ id: `${competence}${which}` as ChallengeId, competence })),
);
const competenceOf = (id: ChallengeId) => POOL.find((one) => one.id === id)!.competence;
const seeds = fc.integer({ min: 0, max: SEEDS - 1 });
const poolInAnyOrder = fc.shuffledSubarray(POOL, { minLength: POOL.length });

describe('[Q1] the draw', () => {
  it('is the same for ever: a paper can be drawn again from its seed', () => {
    expect(drawChallenges(POOL, 42, 8)).toEqual(['5.2b', '1.2a', '2.1b', '1.1b', '2.1a', '5.2a', '1.1a', '1.2b']);
  });

  it('depends on the seed and not on the order of the file', () => {
    fc.assert(
      fc.property(seeds, poolInAnyOrder, (seed, pool) => {
        expect(drawChallenges(pool, seed, 8)).toEqual(drawChallenges(POOL, seed, 8));
      }),
    );
    const papers = new Set(Array.from({ length: 50 }, (_, seed) => drawChallenges(POOL, seed, 8).join()));
    expect(papers.size).toBeGreaterThan(45);
  });

  it('takes no challenge twice, and all of them when there are no more', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, number) => {
        const drawn = drawChallenges(POOL, seed, number);
        expect(new Set(drawn).size).toBe(Math.min(number, POOL.length));
        expect(drawn).toHaveLength(Math.min(number, POOL.length));
      }),
    );
  });

  it('covers every competence before it takes a second challenge of one', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, number) => {
        expect(new Set(drawChallenges(POOL, seed, number).map(competenceOf)).size).toBe(number);
      }),
    );
  });

  it('gives every challenge its chance to come first', () => {
    const firsts = new Set(Array.from({ length: 200 }, (_, seed) => drawChallenges(POOL, seed, 1)[0]));
    expect(firsts.size).toBe(POOL.length);
  });
});
