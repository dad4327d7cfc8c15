/** The same entries in the same order. */
const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((entry, at) => entry === other[at]);

/** What was told before, as long as it says the same: what hangs on it is not drawn again. For lists and flat objects. */
export const asBefore = <T extends object>(before: T | null | undefined, now: T): T =>
  before && isSame(Object.values(before), Object.values(now)) ? before : now;
