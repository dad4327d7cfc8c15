/** A screen reader is told at most this often, and once things have settled for a moment. */
export const SAY_EVERY_MS = 10_000;
export const SETTLE_MS = 1_500;
/** The room rings at most this often. */
export const RING_EVERY_MS = 5_000;

/** The next moment when something may be said; `last` is when something was. */
export const nextSaying = (now: number, last: number | null): number =>
  Math.max(now + SETTLE_MS, last === null ? 0 : last + SAY_EVERY_MS);

export const mayRing = (now: number, last: number | null): boolean => last === null || now - last >= RING_EVERY_MS;
