import type { RoomAck, Tile } from '@vigie/protocol';
import { shallowRef } from 'vue';
import type { Order } from './order';
import { reverseOf, type Reverse } from './reverse';

/** How long the way back is offered. */
export const UNDO_MS = 5_000;
/** Where the orders that take back are given. */
export const UNDO_PLACE = 'undo';

/** What was done last. */
export interface LastDone extends Reverse {
  /** Whom it is about, when it is one candidate. */
  readonly candidateId: string | null;
}

/** The last order that the rules can take back, for a few seconds, and for as long as somebody is about to. */
export function createUndo(give: (place: string, order: Order) => Promise<RoomAck | null>) {
  const last = shallowRef<LastDone | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function offer(order: Order, before: ReadonlyMap<string, Tile>, skipped: readonly string[]): boolean {
    const reverse = reverseOf(order, (id) => before.get(id), skipped);
    if (!reverse) return false;
    last.value = { ...reverse, candidateId: 'candidateId' in order ? order.candidateId : null };
    leave();
    return true;
  }

  function forget(): void {
    clearTimeout(timer);
    last.value = null;
  }

  /** Under the pointer or the focus it stays. */
  const hold = () => clearTimeout(timer);
  function leave(): void {
    clearTimeout(timer);
    timer = setTimeout(forget, UNDO_MS);
  }

  /** Each in its turn; what is refused stays said, with its sentence. */
  async function undo(): Promise<void> {
    const done = last.value;
    if (!done) return;
    hold();
    for (const order of done.orders) {
      const ack = await give(UNDO_PLACE, order);
      if (!ack?.ok) return;
    }
    if (last.value === done) forget();
  }

  return { last, offer, undo, forget, hold, leave };
}
export type Undo = ReturnType<typeof createUndo>;
