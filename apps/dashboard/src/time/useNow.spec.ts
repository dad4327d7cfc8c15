import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp, defineComponent, nextTick, shallowRef } from 'vue';
import { useNow } from './useNow';

const FIRST_WORD = 1_795_647_471_250;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that draws the server's time, or nothing. */
function aPage() {
  const heard = shallowRef<number | null>(null);
  const serverNow = () => (heard.value === null ? null : heard.value + performance.now());
  const Clock = defineComponent({
    setup: () => ({ now: useNow(serverNow, heard) }),
    template: '<time>{{ now.server }}</time>',
  });
  const host = document.createElement('div');
  const app = createApp(Clock);
  app.mount(host);
  return { heard, drawn: () => host.textContent, leave: () => app.unmount() };
}

it('[T8] draws the server’s time with its first word, not a second later', async () => {
  const { heard, drawn, leave } = aPage();
  expect(drawn()).toBe('');
  heard.value = FIRST_WORD - performance.now();
  await nextTick();
  expect(drawn()).toBe(String(FIRST_WORD));
  leave();
});

it('[T8] ticks at the seconds of the server: none is skipped, none is late', async () => {
  const { heard, drawn, leave } = aPage();
  heard.value = FIRST_WORD - performance.now();
  await nextTick();
  for (const second of [FIRST_WORD + 750, FIRST_WORD + 1_750]) {
    await vi.advanceTimersToNextTimerAsync();
    expect(drawn()).toBe(String(second));
  }
  leave();
  expect(vi.getTimerCount()).toBe(0);
});
