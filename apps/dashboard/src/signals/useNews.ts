import { onUnmounted, ref, watch, type Ref } from 'vue';
import type { Attention } from '../room/attention';
import { newsInWords } from './news';
import { nextSaying } from './pace';

/** What a screen reader hears of « À traiter »: what is new since it was last told, grouped, and seldom. */
export function useNews(needs: () => readonly Attention[]): Readonly<Ref<string>> {
  const said = ref('');
  let told = needs();
  let last: number | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function say(): void {
    waiting = undefined;
    const words = newsInWords(told, needs());
    told = needs();
    if (words === '') return;
    last = performance.now();
    // The same words again are read again.
    said.value = words === said.value ? `${words}\u{A0}` : words;
  }

  watch(needs, (now) => {
    if (waiting !== undefined || newsInWords(told, now) === '') return;
    waiting = setTimeout(say, nextSaying(performance.now(), last) - performance.now());
  });
  onUnmounted(() => clearTimeout(waiting));
  return said;
}
