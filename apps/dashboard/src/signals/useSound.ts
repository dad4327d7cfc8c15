import { onMounted, onUnmounted, ref, watch } from 'vue';
import { keep, kept } from '../kept';
import type { Attention } from '../room/attention';
import { newcomers, rings } from './news';
import { mayRing } from './pace';
import { playTwoTone, wakeSound } from './sound';

const KEY = 'vigie.sound';
/** Off until it is chosen, on this PC. */
export const soundIsOn = ref(kept(KEY) === 'on');

export function switchSound(on: boolean): void {
  soundIsOn.value = on;
  keep(KEY, on ? 'on' : 'off');
  if (on) playTwoTone();
}

/** Rings for a new alert, hand or resume; never for what stood there when the room was opened (`isOpen`). */
export function useSound(needs: () => readonly Attention[], isOpen: () => boolean, ring = playTwoTone): void {
  let last: number | null = null;
  watch([needs, isOpen], ([now], [before, wasOpen]) => {
    const isNew = wasOpen && newcomers(before, now).some(rings);
    if (!isNew || !soundIsOn.value || !mayRing(performance.now(), last)) return;
    last = performance.now();
    ring();
  });
  const wake = () => soundIsOn.value && wakeSound();
  onMounted(() => addEventListener('pointerdown', wake));
  onMounted(() => addEventListener('keydown', wake));
  onUnmounted(() => removeEventListener('pointerdown', wake));
  onUnmounted(() => removeEventListener('keydown', wake));
}
