import { onUnmounted, ref } from 'vue';
import { copyText } from './copy-text';

const SAID_FOR_MS = 2_000;

/** Copies, and says so for a moment. */
export function useCopied(text: () => string) {
  const isCopied = ref(false);
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  async function copy(): Promise<void> {
    isCopied.value = await copyText(text());
    clearTimeout(forgetting);
    forgetting = setTimeout(() => (isCopied.value = false), SAID_FOR_MS);
  }
  onUnmounted(() => clearTimeout(forgetting));
  return { isCopied, copy };
}
