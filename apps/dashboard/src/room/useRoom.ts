import { openRoomLink } from '@vigie/link';
import { onUnmounted, watch } from 'vue';
import { boardOf } from '../orders/board';
import { createOrders, provideOrders } from '../orders/useOrders';
import { provideReports } from '../reports/useReports';
import { useNow } from '../time/useNow';
import { fullName } from './names';
import { paced } from './paced';
import { useRoomStore } from './room.store';
import { provideInvigilators } from './useInvigilators';

/** The page's one link: what comes in goes to the store, what goes out goes through the orders. */
export function useRoom() {
  const store = useRoomStore();
  store.forget();
  const invigilator = provideInvigilators(() => store.details?.invigilators ?? []);
  const link = openRoomLink(paced(store.events));
  const orders = createOrders(
    (command) => link.send(command),
    (id) => invigilator(id) || fullName(store.roster[id]),
    boardOf(store, () => now.value.server),
  );
  provideOrders(orders);
  provideReports({
    read: link.reports,
    changedAt: (candidateId) => `${store.catchUps} ${store.reportedAt.get(candidateId) ?? 0}`,
  });
  const now = useNow(
    () => link.now(),
    () => store.alive,
  );

  // Asked again with each pulse: an answer may be lost.
  watch([() => store.namesAreOld, () => store.lastPulse], ([old]) => old && link.refresh());
  onUnmounted(() => link.close());

  // After « Passer le relais » too: the name comes with the catch-up.
  return { store, orders, now, refresh: link.refresh };
}
