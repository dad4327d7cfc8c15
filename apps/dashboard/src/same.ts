/** The same entries in the same order: what hangs on the list need not be drawn again. */
export const isSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((entry, at) => entry === other[at]);
