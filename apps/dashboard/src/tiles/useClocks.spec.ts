import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, shallowReactive, shallowRef } from 'vue';
import type { Clock } from '../time/useNow';
import { useClocks } from './useClocks';

let busyMs: number;
beforeEach(() => {
  vi.useFakeTimers();
  busyMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => busyMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A grid of so many tiles, each of which takes so long to draw its time. */
function aGrid(size: number, eachMs = 1) {
  const now = shallowRef(1);
  const far = shallowReactive(new Set<number>());
  const One = defineComponent({
    props: { now: { type: Function, required: true } },
    setup: (props) => () => {
      busyMs += eachMs;
      return h('i', (props.now as Clock)()!);
    },
  });
  const grid = mount(
    defineComponent(() => {
      const clockOf = useClocks(
        () => now.value,
        (n) => far.has(n),
      );
      return () => Array.from({ length: size }, (_one, n) => h(One, { key: n, now: clockOf(n) }));
    }),
  );
  const at = (time: number) => grid.findAll('i').filter((one) => one.text() === String(time)).length;
  return { now, at, far, leave: () => grid.unmount() };
}

it('[T8] a room counts down within a few painted frames', async () => {
  const { now, at } = aGrid(24);
  now.value = 2;
  await vi.advanceTimersByTimeAsync(4 * 16);
  expect(at(2)).toBe(24);
});

it('a thousand count down one lot after the other, the first ones at once', async () => {
  const { now, at } = aGrid(120);
  now.value = 2;
  await nextTick();
  expect([at(2), at(1)]).toEqual([6, 114]);
  await vi.runAllTimersAsync();
  expect(at(2)).toBe(120);
});

it('a second that comes too early waits for the end of the round before', async () => {
  const { now, at } = aGrid(120);
  now.value = 2;
  await nextTick();
  now.value = 3;
  await nextTick();
  expect(at(3)).toBe(0);
  await vi.runAllTimersAsync();
  expect(at(3)).toBe(120);
});

it('whoever is far out of sight is told as soon as they come nearer', async () => {
  const { now, at, far } = aGrid(120);
  far.add(0).add(12);
  now.value = 2;
  await nextTick();
  await vi.runAllTimersAsync();
  expect([at(2), at(1)]).toEqual([108, 12]);
  far.delete(12);
  await nextTick();
  await vi.runAllTimersAsync();
  expect([at(2), at(1)]).toEqual([114, 6]);
});

it('leaves no timer behind', async () => {
  const { now, leave } = aGrid(120);
  now.value = 2;
  await nextTick();
  leave();
  expect(vi.getTimerCount()).toBe(0);
});
