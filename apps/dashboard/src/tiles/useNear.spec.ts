import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, nextTick, shallowRef } from 'vue';
import { useNear } from './useNear';

const EVENT = 'oncontentvisibilityautostatechange';
let busyMs: number;
beforeEach(() => {
  vi.useFakeTimers();
  busyMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (busyMs += 1));
  Object.assign(document.documentElement, { [EVENT]: null });
});
afterEach(() => {
  Reflect.deleteProperty(document.documentElement, EVENT);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A room of so many blocks, of which each place of 180 may be asked. */
function aRoom(blocks: number) {
  const count = shallowRef(blocks);
  let near!: ReturnType<typeof useNear>;
  mount(
    defineComponent(() => {
      near = useNear(() => count.value);
      return () => null;
    }),
  );
  const getters = Array.from({ length: 180 }, (_one, place) => near.nearOf(place));
  const hear = async (block: number, skipped: boolean) => {
    near.heard(block, { skipped } as ContentVisibilityAutoStateChangeEvent);
    await nextTick();
  };
  return { count, near, hear, drawn: () => getters.filter((isNear) => isNear()).length };
}

it('a room of one block is near as a whole', () => expect(aRoom(1).drawn()).toBe(180));

it('of a larger one the first block is, until it is said to be left out', async () => {
  const { hear, drawn } = aRoom(3);
  expect(drawn()).toBe(60);
  await hear(0, true);
  await vi.runAllTimersAsync();
  expect(drawn()).toBe(0);
});

it('the tiles of a block that comes near follow a few at a time, the page painting in between', async () => {
  const { near, hear, drawn } = aRoom(3);
  await hear(1, false);
  expect(near.isFar(1)).toBe(false);
  const first = drawn();
  expect(first).toBeGreaterThan(60);
  expect(first).toBeLessThan(120);
  await vi.runAllTimersAsync();
  expect(drawn()).toBe(120);
});

it('few are found: all of them are near, wherever they stood', async () => {
  const { count, hear, drawn } = aRoom(3);
  await hear(0, true);
  await vi.runAllTimersAsync();
  count.value = 1;
  await nextTick();
  await vi.runAllTimersAsync();
  expect(drawn()).toBe(180);
});

it('a block that went while it was near comes back far', async () => {
  const { count, hear, drawn } = aRoom(3);
  await hear(2, false);
  await vi.runAllTimersAsync();
  expect(drawn()).toBe(120);
  for (const blocks of [1, 3]) {
    count.value = blocks;
    await nextTick();
    await vi.runAllTimersAsync();
  }
  expect(drawn()).toBe(60);
});

it('a browser that does not say so leaves nothing out', () => {
  Reflect.deleteProperty(document.documentElement, EVENT);
  const { near, drawn } = aRoom(3);
  expect(near.isFar(2)).toBe(false);
  expect(drawn()).toBe(180);
});
