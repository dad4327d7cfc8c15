import { newCommandId } from '@vigie/link';
import type { Accepted, RefusalMessage, RoomAck, RoomCommand, Tile } from '@vigie/protocol';
import { refusalSentence, type RefusalKey } from '@vigie/wording';
import { inject, provide, reactive, type InjectionKey } from 'vue';
import { language } from '../wording';
import { NO_BOARD, type Board } from './board';
import type { Order } from './order';
import { createUndo, UNDO_PLACE } from './undo';

/** What became of the last order given at one place of the screen. */
export interface OrderState {
  readonly pending: boolean;
  readonly refusal: Said | null;
  /** In a bulk order, those for whom it was refused, and why. */
  readonly skipped: Accepted['skipped'];
  /** In a bulk order, for how many it was done. */
  readonly done: number;
}

/** A refusal in words, and the names it is about. */
export interface Said {
  readonly code: RefusalMessage['code'];
  readonly text: string;
  readonly names: readonly string[];
}

const IDLE: OrderState = { pending: false, refusal: null, skipped: [], done: 0 };

/** Whom an order is about. */
const about = (order: Order): readonly string[] =>
  'candidateIds' in order ? order.candidateIds : 'candidateId' in order ? [order.candidateId] : [];

/** Orders given and their answers, by the place of the screen where they were given. Nothing is shown as done here. */
export function createOrders(
  send: (command: RoomCommand) => Promise<RoomAck>,
  nameOf: (id: string) => string,
  board: Board = NO_BOARD,
) {
  const places = reactive(new Map<string, OrderState>());
  /** How many orders about each candidate are under way. */
  const underWay = reactive(new Map<string, number>());
  const undo = createUndo(give);

  const namesOf = ({ candidates, by }: { candidates?: readonly string[]; by?: string }) =>
    [...(candidates ?? []), ...(by ? [by] : [])].map(nameOf).sort((a, b) => a.localeCompare(b));
  const saidOf = ({ code, text, params }: Omit<RefusalMessage, 'ok'>): Said => ({
    code,
    text,
    names: namesOf(params as { candidates?: string[]; by?: string }),
  });

  /** Why the order is not possible now, by the rules; null when it is. */
  function barred(order: Order): Said | null {
    const refusal = board.refusalOf(order);
    if (!refusal) return null;
    const { code, params = {} } = refusal;
    const { candidates: _candidates, by: _by, blockers: _blockers, ...values } = params;
    return { code, text: refusalSentence(language, code satisfies RefusalKey, values), names: namesOf(params) };
  }

  const mark = (ids: readonly string[], step: 1 | -1) =>
    ids.forEach((id) => underWay.set(id, (underWay.get(id) ?? 0) + step));
  const before = (ids: readonly string[]): ReadonlyMap<string, Tile> =>
    new Map(
      ids.flatMap((id) => {
        const tile = board.tileOf(id);
        return tile ? [[id, tile] as const] : [];
      }),
    );

  /** One order at a time at one place: a second tap while the first is under way does nothing. */
  async function give(place: string, order: Order): Promise<RoomAck | null> {
    if (places.get(place)?.pending) return null;
    const ids = about(order);
    const was = before(ids);
    places.set(place, { ...IDLE, pending: true });
    mark(ids, 1);
    const ack = await send({ id: newCommandId(), ...order } as RoomCommand).finally(() => mark(ids, -1));
    places.set(place, ack.ok ? doneBy(order, ack) : { ...IDLE, refusal: saidOf(ack) });
    if (ack.ok && place !== UNDO_PLACE) takenBackBy(order, was, ack);
    return ack;
  }

  /** What is offered next takes the place of a refusal of the one before. */
  function takenBackBy(order: Order, was: ReadonlyMap<string, Tile>, { skipped }: Accepted): void {
    const refused = skipped.map(({ candidateId }) => candidateId);
    if (undo.offer(order, was, refused)) places.delete(UNDO_PLACE);
  }
  const doneBy = (order: Order, { skipped }: Accepted): OrderState => ({
    ...IDLE,
    skipped,
    done: 'candidateIds' in order ? order.candidateIds.length - skipped.length : 0,
  });

  return {
    give,
    at: (place: string): OrderState => places.get(place) ?? IDLE,
    clear: (place: string) => places.delete(place),
    /** An order about this candidate waits for its answer, wherever it was given. */
    isBusy: (candidateId: string): boolean => (underWay.get(candidateId) ?? 0) > 0,
    barred,
    undo,
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
