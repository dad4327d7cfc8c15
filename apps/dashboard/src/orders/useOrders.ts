import { newCommandId } from '@vigie/link';
import type { Accepted, Ack, RefusalMessage, RoomCommand } from '@vigie/protocol';
import { inject, provide, reactive, type InjectionKey } from 'vue';
import type { Order } from './order';

/** What became of the last order given at one place of the screen. */
export interface OrderState {
  readonly pending: boolean;
  readonly refusal: Said | null;
  /** In a bulk order, those for whom it was refused, and why. */
  readonly skipped: Accepted['skipped'];
}

/** A refusal in words, and the names it is about. */
export interface Said {
  readonly code: RefusalMessage['code'];
  readonly text: string;
  readonly names: readonly string[];
}

const IDLE: OrderState = { pending: false, refusal: null, skipped: [] };

/** Orders given and their answers, by the place of the screen where they were given. Nothing is shown as done here. */
export function createOrders(send: (command: RoomCommand) => Promise<Ack>, nameOf: (candidateId: string) => string) {
  const places = reactive(new Map<string, OrderState>());

  const saidOf = ({ code, text, params }: Omit<RefusalMessage, 'ok'>): Said => ({
    code,
    text,
    names: (params.candidates ?? []).map(nameOf).sort((a, b) => a.localeCompare(b)),
  });

  /** One order at a time at one place: a second tap while the first is under way does nothing. */
  async function give(place: string, order: Order): Promise<Ack | null> {
    if (places.get(place)?.pending) return null;
    places.set(place, { ...IDLE, pending: true });
    const ack = await send({ id: newCommandId(), ...order } as RoomCommand);
    places.set(place, ack.ok ? { ...IDLE, skipped: ack.skipped } : { ...IDLE, refusal: saidOf(ack) });
    return ack;
  }

  return {
    give,
    at: (place: string): OrderState => places.get(place) ?? IDLE,
    clear: (place: string) => places.delete(place),
    nameOf,
  };
}
export type Orders = ReturnType<typeof createOrders>;

const KEY: InjectionKey<Orders> = Symbol('orders');
export const provideOrders = (orders: Orders) => provide(KEY, orders);
export function useOrders(): Orders {
  const orders = inject(KEY);
  if (!orders) throw new Error('no orders above this component');
  return orders;
}
