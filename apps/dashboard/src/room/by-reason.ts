import type { OrderState } from '../orders/useOrders';

/** Those for whom a bulk order was refused, by the reason: the most of them first. */
export interface Refused {
  readonly text: string;
  readonly names: readonly string[];
}

export function byReason(skipped: OrderState['skipped'], nameOf: (id: string) => string): Refused[] {
  const reasons = new Map<string, string[]>();
  for (const { text, candidateId } of skipped) reasons.set(text, [...(reasons.get(text) ?? []), nameOf(candidateId)]);
  return [...reasons]
    .map(([text, names]) => ({ text, names: names.sort((a, b) => a.localeCompare(b)) }))
    .sort((a, b) => b.names.length - a.names.length);
}
