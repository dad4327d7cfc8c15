import { computed, ref, type Ref } from 'vue';
import { focusTile } from '../room/focus-tile';
import { columnsOf, gridMove, linesOf } from './grid-moves';

const candidateOf = (target: EventTarget | null): string | undefined =>
  (target as HTMLElement | null)?.closest<HTMLElement>('[data-candidate]')?.dataset['candidate'];

/** One tab stop for the whole room; within it the arrows go where the eye does. What stands in the first block tells the columns. */
export function useRoving(blocks: () => readonly (readonly string[])[], first: Readonly<Ref<HTMLElement | null>>) {
  const last = ref<string | null>(null);
  const order = computed(() => blocks().flat());
  const stop = computed(() => (last.value && order.value.includes(last.value) ? last.value : (order.value[0] ?? null)));

  function onFocus({ target }: FocusEvent): void {
    last.value = candidateOf(target) ?? last.value;
  }

  function onKey(event: KeyboardEvent): void {
    const at = order.value.indexOf(candidateOf(event.target) ?? '');
    if (at === -1 || !first.value) return;
    const columns = columnsOf([...first.value.children].map((child) => (child as HTMLElement).offsetTop));
    const to = gridMove(event, at, linesOf(blocks(), columns));
    if (to === null) return;
    event.preventDefault();
    focusTile(order.value[to]!);
  }

  return { stop, on: { focusin: onFocus, keydown: onKey } };
}
