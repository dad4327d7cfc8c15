import { nextTick, onUnmounted, shallowReactive, watch } from 'vue';
import { inBits } from '../bits';

/** So many are drawn together: on a slow PC, as long as nobody feels. */
const FEW = 3;
/** As many as a room of usual size has are drawn as soon as they come. */
const USUAL = 48;
/** The part of the time that those out of sight may take. */
const SHARE = 0.2;

/** Which tiles are drawn: the first ones, then those that come into sight, and meanwhile, without haste, all the others. */
export function useDrawn(order: () => readonly string[]) {
  const drawn = shallowReactive(new Set<string>());
  let wanted: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = inBits(() => {
    for (const id of wanted.splice(0, FEW)) drawn.add(id);
    return wanted.length > 0;
  });

  function want(ids: readonly string[]): void {
    wanted.push(...ids.filter((id) => !drawn.has(id) && !wanted.includes(id)));
    if (!soon.isWaiting()) void soon.go();
  }

  async function fill(): Promise<void> {
    const start = performance.now();
    const next = order().filter((id) => !drawn.has(id));
    for (const id of next.slice(0, FEW)) drawn.add(id);
    await nextTick();
    if (next.length > FEW) timer = setTimeout(fill, (performance.now() - start) * (1 / SHARE - 1));
  }

  watch(
    order,
    (ids) => {
      const there = new Set(ids);
      for (const id of drawn) if (!there.has(id)) drawn.delete(id);
      wanted = wanted.filter((id) => there.has(id));
      want(ids.slice(0, USUAL));
      clearTimeout(timer);
      if (ids.length > USUAL) timer = setTimeout(fill, 1_000);
    },
    { immediate: true },
  );
  onUnmounted(() => {
    soon.stop();
    clearTimeout(timer);
  });

  return { drawn, want };
}
