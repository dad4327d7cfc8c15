import type { CenterEvents, LinkStatus } from '@vigie/link';
import type { CenterNotice, CenterSummary } from '@vigie/protocol';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { SignOfLife } from '../room/room.store';
import { sectionsOf } from './sections';

/** What the server said of the centre's sessions. Only its messages write here. */
export const useCenterStore = defineStore('center', () => {
  const sessions = shallowRef<readonly CenterSummary[] | null>(null);
  const centers = shallowRef<readonly string[]>([]);
  const administrator = ref('');
  const status = shallowRef<LinkStatus>({ state: 'connecting' });
  const alive = shallowRef<SignOfLife | null>(null);
  /** Why the server closed this page's link; the sign-in form says it. */
  const goodbye = ref<string | null>(null);
  /** F1: told and not read. */
  const notices = shallowRef<readonly CenterNotice[]>([]);
  const sections = computed(() => sectionsOf(sessions.value ?? []));

  const prove = (at: number) => (alive.value = { at, monotonic: performance.now() });

  const events: CenterEvents = {
    rows(rows) {
      sessions.value = rows;
    },
    list(list) {
      centers.value = list.centers;
      administrator.value = list.administrator;
      notices.value = list.notices;
      prove(list.at);
    },
    notice(notice) {
      notices.value = [...notices.value.filter(({ id }) => id !== notice.id), notice];
    },
    noticesRead({ ids }) {
      notices.value = notices.value.filter(({ id }) => !ids.includes(id));
    },
    pulse({ at }, isWhole) {
      if (isWhole) prove(at);
    },
    status(now) {
      status.value = now;
      if (now.state === 'refused') goodbye.value = now.text;
    },
  };

  function forget(): void {
    sessions.value = alive.value = null;
    centers.value = [];
    notices.value = [];
    status.value = { state: 'connecting' };
  }

  return { sessions, sections, notices, centers, administrator, status, alive, goodbye, events, forget };
});
