import type { JobsReport } from '@vigie/protocol';
import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue';
import { apiOf } from '../sign-in/api';
import { useNow } from '../time/useNow';

const EVERY_MS = 5_000;
/** Two readings that fail: what stands on the screen is old. */
const STALE_AFTER_MS = 12_000;

const { ask } = apiOf('center');

/** The report, read again every 5 s while somebody can see it: each replaces the one before at once, nothing is emptied first. */
export function useJobs() {
  const report = shallowRef<JobsReport | null>(null);
  const heard = shallowRef<{ at: number; monotonic: number } | null>(null);
  const trouble = ref('');
  const isSignedOut = ref(false);
  let next: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  const now = useNow(
    () => heard.value && heard.value.at + performance.now() - heard.value.monotonic,
    () => heard.value,
  );
  const isLive = computed(() => heard.value !== null && now.value.monotonic - heard.value.monotonic < STALE_AFTER_MS);

  async function read(): Promise<void> {
    clearTimeout(next);
    const answer = await ask<JobsReport>('jobs');
    if (isGone) return;
    if (answer.ok) {
      report.value = answer;
      heard.value = { at: answer.at, monotonic: performance.now() };
    }
    trouble.value = answer.ok ? '' : answer.text;
    isSignedOut.value = !answer.ok && answer.code === 'sign-in-required';
    if (!isSignedOut.value && !document.hidden) next = setTimeout(() => void read(), EVERY_MS);
  }

  const onVisible = () => !document.hidden && !isSignedOut.value && void read();
  onMounted(() => {
    document.addEventListener('visibilitychange', onVisible);
    void read();
  });
  onUnmounted(() => {
    isGone = true;
    clearTimeout(next);
    document.removeEventListener('visibilitychange', onVisible);
  });

  return { report, now, isLive, trouble, isSignedOut, read };
}
