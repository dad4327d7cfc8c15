import type { CheckItem, CheckReport } from '@vigie/protocol';
import type { CheckList } from '@vigie/domain';
import { computed, onMounted, onUnmounted, ref, shallowReactive, shallowRef, watch } from 'vue';
import type { ChecksApi } from './checks-api';

const EVERY_MS = 5_000;

/** What the reader has just asked of a line: shown until the server has it; or why it would not. */
export interface Asked {
  readonly ticked: boolean;
  readonly refusal: string;
}
export const placeOf = (list: CheckList, { id }: Pick<CheckItem, 'id'>): string => `${list}/${id}`;

/**
 * The check-lists of a session: nothing of them is pushed, so they are read again when the page comes back into sight,
 * and every 5 s while somebody needs them.
 */
export function useChecks(api: ChecksApi, isNeeded: () => boolean = () => true) {
  const report = shallowRef<CheckReport | null>(null);
  const trouble = ref('');
  const asked = shallowReactive(new Map<string, Asked>());
  let latest = 0;
  let next: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  async function read(): Promise<void> {
    clearTimeout(next);
    const mine = ++latest;
    const answer = await api.read();
    if (isGone || mine !== latest) return;
    if (answer.ok) report.value = answer;
    trouble.value = answer.ok ? '' : answer.text;
    plan();
  }

  function plan(): void {
    clearTimeout(next);
    if (!isGone && isNeeded() && !document.hidden) next = setTimeout(() => void read(), EVERY_MS);
  }

  async function tick(list: CheckList, item: CheckItem, ticked: boolean): Promise<void> {
    const place = placeOf(list, item);
    const mine = ++latest;
    const pending: Asked = { ticked, refusal: '' };
    asked.set(place, pending);
    const answer = await api.tick({ list, item: item.id, version: item.version, ticked });
    if (isGone) return;
    if (!answer.ok) asked.set(place, { ticked, refusal: answer.text });
    if (answer.ok && mine === latest) {
      report.value = answer;
      trouble.value = '';
      plan();
      // What was asked in between may have been read before this tick.
    } else await read();
    if (asked.get(place) === pending) asked.delete(place);
  }

  const onVisible = () => !document.hidden && void read();
  onMounted(() => {
    document.addEventListener('visibilitychange', onVisible);
    void read();
  });
  watch(isNeeded, (needed) => needed && void read());
  onUnmounted(() => {
    isGone = true;
    clearTimeout(next);
    document.removeEventListener('visibilitychange', onVisible);
  });

  const itemsOf = (list: CheckList) => report.value?.lists.find((one) => one.list === list)?.items ?? [];
  return { report: computed(() => report.value), trouble, asked, itemsOf, read, tick };
}
export type Checks = ReturnType<typeof useChecks>;
