/** Milliseconds since the Unix epoch, in Postgres's time (T8). Branded: a raw number is not an instant. */
export type Instant = number & { readonly __unit: 'epoch-ms' };
/** A length of time in milliseconds. */
export type Duration = number & { readonly __unit: 'ms' };

export const instant = (epochMs: number): Instant => epochMs as Instant;
export const seconds = (n: number): Duration => (n * 1_000) as Duration;
export const minutes = (n: number): Duration => (n * 60_000) as Duration;
export const after = (from: Instant, length: Duration): Instant => (from + length) as Instant;
export const earliest = (a: Instant, b: Instant): Instant => (a < b ? a : b);
export const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
