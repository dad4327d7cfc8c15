import { onMounted, onUnmounted, ref } from 'vue';
import { keep, kept } from '../kept';
import { isElsewhere, shortcutOf, type Shortcut } from './shortcuts';

const KEY = 'vigie.keys';
/** Whether keys of one character do something: they can be switched off (WCAG 2.1.4). */
export const shortcutsAreOn = ref(kept(KEY) !== 'off');

export function switchShortcuts(on: boolean): void {
  shortcutsAreOn.value = on;
  keep(KEY, on ? 'on' : 'off');
}

export function useShortcuts(acts: Record<Shortcut, () => void>): void {
  function onKey(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event);
    if (!shortcut || !shortcutsAreOn.value || event.defaultPrevented || isElsewhere(event.target, document)) return;
    event.preventDefault();
    acts[shortcut]();
  }
  onMounted(() => addEventListener('keydown', onKey));
  onUnmounted(() => removeEventListener('keydown', onKey));
}
