import type { RefusalMessage, Report, ReportList } from '@vigie/protocol';
import { inject, provide, reactive, shallowRef, watch, type InjectionKey } from 'vue';

/** How the issue reports of a candidate are read, when to read them again, and what is being written. */
export interface ReportsDesk {
  read(candidateId: string): Promise<ReportList | RefusalMessage>;
  /** Another number than before: they may have changed. */
  changedAt(candidateId: string): unknown;
  /** What is being written, by its place: it outlives the panel, a refusal and a cut, not the page. */
  readonly drafts: Map<string, object>;
}

const KEY: InjectionKey<ReportsDesk> = Symbol('reports');

export const provideReports = (desk: Omit<ReportsDesk, 'drafts'>) =>
  provide(KEY, { ...desk, drafts: reactive(new Map<string, object>()) });

function useDesk(): ReportsDesk {
  const desk = inject(KEY);
  if (!desk) throw new Error('no reports above this component');
  return desk;
}

/** The reports of one candidate, read anew whenever somebody changed them; null before the first answer. */
export function useReports(candidateId: string) {
  const desk = useDesk();
  const reports = shallowRef<readonly Report[] | null>(null);
  let asked = 0;

  async function read(): Promise<void> {
    const mine = ++asked;
    // Without an answer, the catch-up of the next connection changes `changedAt`.
    const answer = await desk.read(candidateId).catch(() => null);
    if (answer?.ok && mine === asked) reports.value = answer.reports;
  }

  watch(() => desk.changedAt(candidateId), read, { immediate: true });
  return reports;
}

/** What is being written at one place: the form is open as long as there is a draft. */
export function useDraft<Draft extends object>(place: () => string, begin: () => Draft) {
  const { drafts } = useDesk();
  return {
    get: () => drafts.get(place()) as Draft | undefined,
    open: () => drafts.has(place()) || drafts.set(place(), begin()),
    drop: () => drafts.delete(place()),
  };
}
