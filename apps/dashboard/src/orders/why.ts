import { computed, inject, provide, useId, type ComputedRef, type InjectionKey } from 'vue';
import type { Said } from './useOrders';

interface SaidAbove {
  readonly id: string;
  readonly said: ComputedRef<Said | null>;
}
const KEY: InjectionKey<SaidAbove> = Symbol('why');

/** Why a control is not possible now, in words beside it; what its section says already is not said again. */
export function useWhy(barred: () => Said | null) {
  const above = inject(KEY, null);
  const id = useId();
  const said = computed(barred);
  const isAbove = computed(() => said.value !== null && above?.said.value?.text === said.value.text);
  return {
    id,
    said,
    /** To be written here. */
    here: computed(() => (isAbove.value ? null : said.value)),
    describedBy: computed(() => (said.value === null ? undefined : isAbove.value ? above?.id : id)),
  };
}

/** Says it once for the controls of a whole section. */
export function useSharedWhy(barred: () => Said | null) {
  const id = useId();
  const said = computed(barred);
  provide(KEY, { id, said });
  return { id, said };
}
