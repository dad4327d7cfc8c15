import { newCommandId } from '@vigie/link';
import type { CenterSummary, Finalisation, FinalisationOrder } from '@vigie/protocol';
import { inject, provide, ref, shallowRef, watch, type InjectionKey } from 'vue';
import type { Answer } from '../sign-in/api';
import { finalisationApi } from './finalisation-api';

export type Order = FinalisationOrder extends infer One
  ? One extends { id: string }
    ? Omit<One, 'id'>
    : never
  : never;

/** One session's finalisation as the server last said it, and what is being asked of it. */
export function createFinalisation(sessionId: string, row: () => CenterSummary | undefined, api = finalisationApi) {
  const read = shallowRef<Finalisation | null>(null);
  /** The place on the page that waits for an answer, or that got a refusal. */
  const pending = ref<string | null>(null);
  const refusal = shallowRef<{ place: string; text: string } | null>(null);
  /** The room changed it while the page was open. */
  const hasChanged = ref(false);

  async function ask(place: string, answer: Promise<Answer<Finalisation>>): Promise<boolean> {
    pending.value = place;
    refusal.value = null;
    const said = await answer;
    pending.value = null;
    if (said.ok) read.value = said;
    else refusal.value = { place, text: said.text };
    return said.ok;
  }

  const load = () => ask('page', api.read(sessionId));
  const enter = (place: string, order: Order) => {
    hasChanged.value = false;
    return ask(place, api.enter(sessionId, { id: newCommandId(), ...order } as FinalisationOrder));
  };
  const finalise = (confirmed: readonly string[]) =>
    ask(
      'finalise',
      api.finalise(sessionId, { id: newCommandId(), version: read.value?.version ?? 0, confirmed: [...confirmed] }),
    );

  /** What is pushed says only that something changed: it is read again, once, for the list may be behind what was read. */
  let followed: CenterSummary | undefined;
  async function follow(now: CenterSummary | undefined): Promise<void> {
    const known = read.value;
    if (!now || !known || pending.value !== null || now === followed) return;
    const isNewer = (now.finalisation?.version ?? known.version) > known.version;
    if (!isNewer && now.phase === known.phase) return;
    followed = now;
    if (await load()) hasChanged.value = read.value?.phase === 'ended';
  }
  watch([row, pending], () => void follow(row()));

  return { sessionId, read, pending, refusal, hasChanged, load, enter, finalise };
}

export type FinalisationDesk = ReturnType<typeof createFinalisation>;
const DESK: InjectionKey<FinalisationDesk> = Symbol('finalisation');

export const provideFinalisation = (desk: FinalisationDesk): void => provide(DESK, desk);
export const useFinalisation = (): FinalisationDesk => inject(DESK)!;
