import { openProjectionLink, type LinkStatus } from '@vigie/link';
import type { ProjectorView } from '@vigie/protocol';
import { computed, onUnmounted, shallowRef } from 'vue';
import { STALE_AFTER_MS } from '../room/freshness';
import type { SignOfLife } from '../room/room.store';
import { useNow } from '../time/useNow';

/** The wall's one link, and whether what it shows is up to date. */
export function useProjection(token: string) {
  const view = shallowRef<ProjectorView | null>(null);
  const status = shallowRef<LinkStatus>({ state: 'connecting' });
  const alive = shallowRef<SignOfLife | null>(null);
  const link = openProjectionLink(token, {
    status: (now) => (status.value = now),
    view: (now) => (view.value = now),
    proven: (at) => (alive.value = { at, monotonic: performance.now() }),
  });
  const now = useNow(() => link.now(), alive);
  onUnmounted(() => link.close());

  const isLive = computed(() => {
    const isRecent = alive.value !== null && now.value.monotonic - alive.value.monotonic <= STALE_AFTER_MS;
    return status.value.state === 'on' && isRecent;
  });
  const dataOf = computed(() => alive.value?.at ?? null);
  return { view, status, now, isLive, dataOf };
}
