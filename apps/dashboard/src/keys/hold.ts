/** An entry of a queue that is held still: what is over stays in its place, until the queue is let go. */
export interface HeldEntry<T> {
  readonly entry: T;
  readonly isOver: boolean;
}

/** A queue whose order is frozen: each of `shown` in its place, as it is now; what is new waits. */
export function heldQueue<T>(
  shown: readonly T[],
  now: readonly T[],
  keyOf: (entry: T) => string,
): { entries: HeldEntry<T>[]; waiting: T[] } {
  const current = new Map(now.map((entry) => [keyOf(entry), entry]));
  const known = new Set(shown.map(keyOf));
  return {
    entries: shown.map((entry) => ({ entry: current.get(keyOf(entry)) ?? entry, isOver: !current.has(keyOf(entry)) })),
    waiting: now.filter((entry) => !known.has(keyOf(entry))),
  };
}

/** A room whose order is frozen: who is shown stays, who is new comes last. */
export function heldOrder(
  shown: readonly string[],
  now: readonly string[],
  isThere: (id: string) => boolean,
): string[] {
  const known = new Set(shown);
  return [...shown.filter(isThere), ...now.filter((id) => !known.has(id))];
}
