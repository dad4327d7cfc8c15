/** A candidate's extra time (T2): a share of the duration, or whole minutes. */
export type ExtraTime = { readonly kind: 'none' } | { readonly kind: 'percent' | 'minutes'; readonly value: number };

/**
 * Whole minutes of extra time. A percentage is rounded up to the whole minute (T2: 105 × 33 % = 34.65 → 35).
 * The only rounding of a duration in Vigie.
 */
export function extraMinutes(extra: ExtraTime, durationMinutes: number): number {
  switch (extra.kind) {
    case 'none':
      return 0;
    case 'minutes':
      return extra.value;
    case 'percent':
      // Whole hundredths first: 0.1 × 3 style floats must not push 20 × 5 % to two minutes.
      return Math.ceil(Math.round(durationMinutes * extra.value) / 100);
  }
}
