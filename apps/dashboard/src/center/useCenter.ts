import { openCenterLink } from '@vigie/link';
import { computed, inject, onUnmounted, provide, type InjectionKey, type Ref } from 'vue';
import { STALE_AFTER_MS, type Freshness } from '../room/freshness';
import { useNow, type Now } from '../time/useNow';
import { useCenterStore } from './center.store';

const NOW: InjectionKey<Readonly<Ref<Now>>> = Symbol('now');

/** The server's time, for what stands in the administrator's space. */
export const useCenterNow = (): Readonly<Ref<Now>> => inject(NOW)!;

/** The page's one link: what comes in goes to the store. */
export function useCenter() {
  const store = useCenterStore();
  store.forget();
  const link = openCenterLink(store.events);
  const now = useNow(
    () => link.now(),
    () => store.alive,
  );
  provide(NOW, now);
  onUnmounted(() => link.close());

  /** As in the room: a list without a proof of its own never looks live. */
  const fresh = computed((): Pick<Freshness, 'isLive' | 'dataOf'> => {
    const { alive, status } = store;
    const isRecent = alive !== null && now.value.monotonic - alive.monotonic <= STALE_AFTER_MS;
    return { isLive: status.state === 'on' && isRecent, dataOf: alive?.at ?? null };
  });
  return { store, now, fresh };
}
