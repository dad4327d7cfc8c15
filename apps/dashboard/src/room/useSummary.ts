import { onUnmounted, ref, watch, type Ref } from 'vue';
import { t, tn } from '../wording';
import type { Attention, Need } from './attention';

const QUIET_MS = 4_000;
const NEEDS: readonly Need[] = ['alert', 'hand', 'out', 'resume', 'endScreen', 'timeUp', 'lost', 'ready'];

const inWords = (needs: readonly Attention[]): string => {
  const parts = NEEDS.flatMap((need) => {
    const count = needs.filter((one) => one.need === need).length;
    return count > 0 ? tn(`summary.${need}`, count) : [];
  });
  return parts.length > 0 ? parts.join(', ') : t('needs.none');
};

/** What a screen reader hears: counts by kind, and only once they have held still for a while. */
export function useSummary(needs: () => readonly Attention[]): Readonly<Ref<string>> {
  const said = ref('');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => inWords(needs()),
    (words) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (said.value = words), QUIET_MS);
    },
  );
  onUnmounted(() => clearTimeout(waiting));
  return said;
}
