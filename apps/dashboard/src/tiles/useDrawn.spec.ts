import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, shallowRef } from 'vue';
import { useDrawn } from './useDrawn';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const someIds = (count: number) => Array.from({ length: count }, (_one, n) => `c${n}`);

function aGrid(count: number) {
  const order = shallowRef<readonly string[]>(someIds(count));
  let given!: ReturnType<typeof useDrawn>;
  const grid = mount(
    defineComponent(() => {
      given = useDrawn(() => order.value);
      return () => h('i');
    }),
  );
  return { order, ...given, leave: () => grid.unmount() };
}

it('a room of usual size is drawn as it comes', async () => {
  const { drawn } = aGrid(24);
  await vi.advanceTimersByTimeAsync(0);
  expect([...drawn]).toEqual(someIds(24));
});

it('of a thousand, the first ones, then who comes into sight, and in the end everybody', async () => {
  const { drawn, want } = aGrid(1_000);
  await vi.advanceTimersByTimeAsync(0);
  expect([...drawn]).toEqual(someIds(48));
  want(['c900', 'c3']);
  await nextTick();
  expect([...drawn].slice(48)).toEqual(['c900']);
  await vi.runAllTimersAsync();
  expect(drawn.size).toBe(1_000);
});

it('who leaves the board is drawn anew when they come back', async () => {
  const { drawn, order } = aGrid(24);
  await vi.advanceTimersByTimeAsync(0);
  order.value = ['c1'];
  await vi.advanceTimersByTimeAsync(0);
  expect([...drawn]).toEqual(['c1']);
});

it('leaves no timer behind', async () => {
  const { leave } = aGrid(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  leave();
  await vi.runAllTimersAsync();
  expect(vi.getTimerCount()).toBe(0);
});
