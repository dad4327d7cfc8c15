import { onUnmounted, ref, watch, type Ref } from 'vue';
import { nextSaying } from './pace';

/** Words that may change at any moment, as a screen reader can bear them: settled, and seldom. */
export function useCalm(words: () => string): Readonly<Ref<string>> {
  const said = ref('');
  let last: number | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function say(): void {
    waiting = undefined;
    if (said.value === words()) return;
    said.value = words();
    last = performance.now();
  }
  watch(words, () => (waiting ??= setTimeout(say, nextSaying(performance.now(), last) - performance.now())), {
    immediate: true,
  });
  onUnmounted(() => clearTimeout(waiting));
  return said;
}
