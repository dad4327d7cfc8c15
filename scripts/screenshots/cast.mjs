import { Candidate } from '../simulate/candidate.mjs';
import { fates } from '../simulate/mishaps.mjs';

/** Who plays a part of their own, by their place in the list; seeded mishaps are for the others. */
const PARTS = {
  /** How many times quicker than the others. */
  quick: new Map([
    [2, 4],
    [16, 4],
    [8, 3],
    [13, 2.8],
  ]),
  /** Another PC, and a network that does not come back. */
  cuts: new Map(
    /** @type {[number, 'otherPc' | 'drop'][]} */ ([
      [5, 'otherPc'],
      [10, 'otherPc'],
      [0, 'drop'],
      [17, 'drop'],
    ]),
  ),
  late: 19,
  absent: 11,
};
/** A share of the test: past what the quick ones leave to the others before their end. */
const CUT_AT = 0.35;

/**
 * The same people with the same mishaps at each run.
 * @param {import('../simulate/candidate.mjs').World} world
 * @param {import('./hold.mjs').Hold} hold
 * @param {number} speed
 */
export function cast(world, hold, speed) {
  const { people } = world.scene;
  const mishaps = fates(people.length, world.seed, true);
  const candidates = people.map((person, place) => {
    const pace = hold.pace(
      speed * (PARTS.quick.get(place) ?? 1),
      PARTS.cuts.get(place) === 'drop' ? 'comingBack' : null,
    );
    return new Candidate(person, fateOf(place, mishaps), { ...world, pace });
  });
  return {
    inTime: candidates.filter((_one, place) => place !== PARTS.late && place !== PARTS.absent),
    late: /** @type {Candidate} */ (candidates[PARTS.late]),
  };
}

/**
 * @param {number} place
 * @param {import('../simulate/mishaps.mjs').Fate[]} mishaps
 * @returns {import('../simulate/mishaps.mjs').Fate}
 */
function fateOf(place, mishaps) {
  const cut = PARTS.cuts.get(place);
  const cuts = cut ? [{ at: CUT_AT, what: cut }] : [];
  const isPart = cut || PARTS.quick.has(place) || place === PARTS.late;
  if (isPart) return { slowStart: false, wrongCodes: 0, duplicates: 0, cuts };
  return { .../** @type {import('../simulate/mishaps.mjs').Fate} */ (mishaps[place]), slowStart: false };
}
