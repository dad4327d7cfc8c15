import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h, nextTick, shallowReactive, shallowRef } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { boardOf } from '../orders/board';
import { aRunningTile, aSession, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import TilePlace from './TilePlace.vue';

/** A tile in its place, somewhere in a large room. */
function aPlace() {
  const tiles = shallowReactive(new Map([['c1', aRunningTile()]]));
  const steady = new Map(tiles);
  const isFar = shallowRef(false);
  const room = { tiles, steady, timelines: new Map(), phase: 'launched', times: timesIn('Europe/Paris') } as const;
  const board = boardOf({ tiles, session: aSession({ phase: 'launched' }), details: null }, () => LAUNCH);
  const page = mount(
    defineComponent(() => {
      provideOrders(
        createOrders(
          () => new Promise(() => {}),
          () => '',
          board,
        ),
      );
      return () =>
        h(TilePlace, { ...room, id: 'c1', person: undefined, now: () => LAUNCH, isStop: false, isFar: isFar.value });
    }),
  );
  const answer = async (done: number) => {
    tiles.set('c1', aRunningTile({ seq: done, progress: { done, passed: 0, total: 5 } }));
    await nextTick();
  };
  return { isFar, answer, drawn: () => page.get('.tile-challenge').text() };
}

it('an answer is drawn as it comes', async () => {
  const { answer, drawn } = aPlace();
  await answer(3);
  expect(drawn()).toBe('4/5');
});

it('far out of sight it waits, and the last one is drawn once the tile comes nearer', async () => {
  const { isFar, answer, drawn } = aPlace();
  isFar.value = true;
  await answer(3);
  await answer(4);
  expect(drawn()).toBe('3/5');
  isFar.value = false;
  await nextTick();
  expect(drawn()).toBe('5/5');
});
