import { openRoomLink } from '@vigie/link';
import { onUnmounted, watch } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { useNow } from '../time/useNow';
import { fullName } from './names';
import { useRoomStore } from './room.store';

/** The page's one link: what comes in goes to the store, what goes out goes through the orders. */
export function useRoom() {
  const store = useRoomStore();
  store.forget();
  const link = openRoomLink(store.events);
  const orders = createOrders(
    (command) => link.send(command),
    (candidateId) => fullName(store.roster[candidateId]),
  );
  provideOrders(orders);
  const now = useNow(() => link.now());

  // Asked again with each pulse: an answer may be lost.
  watch([() => store.namesAreOld, () => store.lastPulse], ([old]) => old && link.refresh());
  onUnmounted(() => link.close());

  // After « Passer le relais » too: the name comes with the catch-up.
  return { store, orders, now, refresh: link.refresh };
}
