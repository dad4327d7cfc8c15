import { ANY_NOTE, refusalOf, roomShown, type Command, type Instant, type PersonId, type Refusal } from '@vigie/domain';
import type { RoomDetails, SessionView, Tile } from '@vigie/protocol';
import { computed } from 'vue';
import type { Order } from './order';

/** What the orders are judged by before they are given: the board as it is shown. */
export interface Board {
  tileOf(candidateId: string): Tile | undefined;
  /** Why the rules would refuse it now; null when they would not. */
  refusalOf(order: Order): Refusal | null;
}
export const NO_BOARD: Board = { tileOf: () => undefined, refusalOf: () => null };

interface Shown {
  readonly tiles: ReadonlyMap<string, Tile>;
  readonly session: SessionView | null;
  readonly details: RoomDetails | null;
}

/** A report stands by its number and version in a list of its own, which no tile shows. */
const NOT_SHOWN: ReadonlySet<Order['type']> = new Set(['EditIssueReport', 'WithdrawIssueReport']);

/** The rules themselves, asked of what the tiles show: nothing of them is written again here. */
export function boardOf(shown: Shown, now: () => number | null): Board {
  const room = computed(() => {
    const at = now() as Instant | null;
    if (!shown.session || at === null) return null;
    const actor = (shown.details?.me.personId ?? null) as PersonId | null;
    return { state: roomShown(shown.session, shown.tiles.values(), at), moment: { now: at, receivedAt: at, actor } };
  });
  return {
    tileOf: (candidateId) => shown.tiles.get(candidateId),
    refusalOf: (order) =>
      room.value && !NOT_SHOWN.has(order.type)
        ? refusalOf(room.value.state, commandOf(order), room.value.moment)
        : null,
  };
}

/** As the rules know it: words stand beside the journal, and only whether there are any counts. */
function commandOf(order: Order): Command {
  const isSaid = ['reason', 'detail', 'text', 'description', 'fraud'].some((words) => words in order);
  return { ...order, noteId: isSaid ? ANY_NOTE : null, length: 1 } as unknown as Command;
}
