import type { SeatCommand } from '@vigie/protocol';
import { computed, type ShallowRef } from 'vue';
import { holdOf } from '../call/hold';
import type { Place } from './useSeat';

/** What the page shows of the place where it stands: who, which screen, and what stands beside any screen. */
export function useShown(place: ShallowRef<Place>, queued: ShallowRef<readonly SeatCommand[]>) {
  const pass = computed(() => (place.value.at === 'seat' ? place.value.pass : null));
  const seen = computed(() => (place.value.at === 'seat' ? place.value.seen : null));
  return {
    pass,
    view: computed(() => seen.value?.view ?? null),
    /** R7 */
    call: computed(() => seen.value?.call ?? null),
    /** T4 */
    late: computed(() => seen.value?.late ?? null),
    /** T5 */
    granted: computed(() => seen.value?.granted ?? null),
    /** A1: a view that an older page kept on disk may lack them. */
    announcements: computed(() => seen.value?.announcements ?? []),
    /** T9 */
    pausedSince: computed(() => seen.value?.pausedSince ?? null),
    /** Why nothing is answered now: a pause (T9), an exit (R13), a report (R7). */
    hold: computed(() => holdOf(seen.value, queued.value)),
  };
}
