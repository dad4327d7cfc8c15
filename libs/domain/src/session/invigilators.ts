/** B4: one invigilator for so many candidates at most. */
export const CANDIDATES_PER_INVIGILATOR = 20;

/** B4: never none. */
export const invigilatorsNeeded = (candidates: number): number =>
  Math.max(1, Math.ceil(candidates / CANDIDATES_PER_INVIGILATOR));

/** B4: how many invigilators there are, how many these candidates need, and how many of them are missing. */
export interface Staffing {
  readonly present: number;
  readonly needed: number;
  readonly missing: number;
}

export function staffing(candidates: number, present: number): Staffing {
  const needed = invigilatorsNeeded(candidates);
  return { present, needed, missing: Math.max(0, needed - present) };
}
