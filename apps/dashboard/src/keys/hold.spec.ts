import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref, shallowRef } from 'vue';
import { heldOrder, heldQueue } from './hold';
import { useHeldOrder, useHeldQueue } from './useHeld';

const keyOf = (entry: string) => entry.split(':')[0]!;

describe('a queue held still', () => {
  it('keeps each entry in its place, as it is now, and lets what is new wait', () => {
    expect(heldQueue(['a:1', 'b:1', 'c:1'], ['x:1', 'c:2', 'a:1'], keyOf)).toEqual({
      entries: [
        { entry: 'a:1', isOver: false },
        { entry: 'b:1', isOver: true },
        { entry: 'c:2', isOver: false },
      ],
      waiting: ['x:1'],
    });
  });

  it('takes what waited once it is let go', async () => {
    const now = shallowRef(['a', 'b']);
    const isHeld = ref(false);
    const { queue } = during(() => ({
      queue: useHeldQueue(
        () => now.value,
        () => isHeld.value,
        keyOf,
      ),
    }));
    const shown = () => queue.value.entries.map(({ entry }) => entry);
    isHeld.value = true;
    await nextTick();
    now.value = ['alert', 'b'];
    await nextTick();
    expect([shown(), queue.value.waiting]).toEqual([['a', 'b'], ['alert']]);
    isHeld.value = false;
    await nextTick();
    expect([shown(), queue.value.waiting]).toEqual([['alert', 'b'], []]);
  });

  it('does not move for what comes in the very moment when the pointer enters', async () => {
    const now = shallowRef(['a']);
    const isHeld = ref(false);
    const { queue } = during(() => ({
      queue: useHeldQueue(
        () => now.value,
        () => isHeld.value,
        keyOf,
      ),
    }));
    now.value = ['alert', 'a'];
    isHeld.value = true;
    expect(queue.value.entries.map(({ entry }) => entry)).toEqual(['a']);
  });
});

describe('a room held still', () => {
  it('keeps who is shown, and adds who is new at the end', () => {
    expect(heldOrder(['b', 'a', 'gone'], ['a', 'c'], (id) => id !== 'gone')).toEqual(['b', 'a', 'c']);
  });

  it('follows what its reader asks for, at once', async () => {
    const now = shallowRef(['a', 'b', 'c']);
    const asked = ref('');
    const { order } = during(() => ({
      order: useHeldOrder(
        () => now.value,
        () => true,
        () => asked.value,
        () => true,
      ),
    }));
    now.value = ['c', 'a'];
    await nextTick();
    expect(order.value).toEqual(['a', 'b', 'c']);
    asked.value = 'c';
    now.value = ['c'];
    expect(order.value).toEqual(['c']);
    await nextTick();
    expect(order.value).toEqual(['c']);
  });
});

/** What a composable gives inside a component. */
function during<T extends object>(setup: () => T): T {
  let given!: T;
  mount(
    defineComponent(() => {
      given = setup();
      return () => h('i');
    }),
  );
  return given;
}
