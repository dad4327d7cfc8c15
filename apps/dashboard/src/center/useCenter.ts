import { openCenterLink } from '@vigie/link';
import { computed, onUnmounted } from 'vue';
import { STALE_AFTER_MS, type Freshness } from '../room/freshness';
import { useNow } from '../time/useNow';
import { useCenterStore } from './center.store';

/** The page's one link: what comes in goes to the store. */
export function useCenter() {
  const store = useCenterStore();
  store.forget();
  const link = openCenterLink(store.events);
  const now = useNow(() => link.now());
  onUnmounted(() => link.close());

  /** As in the room: a list without a proof of its own never looks live. */
  const fresh = computed((): Pick<Freshness, 'isLive' | 'dataOf'> => {
    const { alive, status } = store;
    const isRecent = alive !== null && now.value.monotonic - alive.monotonic <= STALE_AFTER_MS;
    return { isLive: status.state === 'on' && isRecent, dataOf: alive?.at ?? null };
  });
  return { store, now, fresh };
}
