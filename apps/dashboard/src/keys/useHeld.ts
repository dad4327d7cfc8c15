import { computed, ref, shallowRef, watch } from 'vue';
import { heldOrder, heldQueue } from './hold';

/** Whether the pointer or the focus is inside an element, and what it listens to. */
export function useInside() {
  const hasPointer = ref(false);
  const hasFocus = ref(false);
  const on = {
    pointerenter: () => (hasPointer.value = true),
    pointerleave: () => (hasPointer.value = false),
    focusin: () => (hasFocus.value = true),
    focusout: ({ currentTarget, relatedTarget }: FocusEvent) =>
      (hasFocus.value = (currentTarget as Element).contains(relatedTarget as Element | null)),
  };
  return { isInside: computed(() => hasPointer.value || hasFocus.value), on };
}

/** What stood there when the hand came in. */
function useShownBefore<T>(now: () => readonly T[], isHeld: () => boolean, asked: () => string) {
  const before = shallowRef({ list: now(), asked: asked() });
  watch([now, isHeld, asked], () => {
    const isFree = !isHeld() || asked() !== before.value.asked || before.value.list.length === 0;
    if (isFree) before.value = { list: now(), asked: asked() };
  });
  return () => (isHeld() && asked() === before.value.asked ? before.value.list : now());
}

/** Nothing moves under the pointer or the focus: what is new waits outside. */
export function useHeldQueue<T>(now: () => readonly T[], isHeld: () => boolean, keyOf: (entry: T) => string) {
  const shown = useShownBefore(now, isHeld, () => '');
  return computed(() => heldQueue(shown(), now(), keyOf));
}

/** The same for the room; `asked` is what its reader chose to see, which is followed at once. */
export function useHeldOrder(
  now: () => readonly string[],
  isHeld: () => boolean,
  asked: () => string,
  isThere: (id: string) => boolean,
) {
  const shown = useShownBefore(now, isHeld, asked);
  return computed(() => heldOrder(shown(), now(), isThere));
}
