import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h, nextTick, shallowReactive, shallowRef } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { boardOf } from '../orders/board';
import { aRunningTile, aSession, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t } from '../wording';
import TilePlace from './TilePlace.vue';

/** A tile in its place, somewhere in a large room. */
function aPlace() {
  const tiles = shallowReactive(new Map([['c1', aRunningTile()]]));
  const steady = new Map(tiles);
  const isNear = shallowRef(true);
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
        h(TilePlace, {
          ...room,
          id: 'c1',
          person: undefined,
          now: () => LAUNCH,
          isStop: false,
          isNear: () => isNear.value,
        });
    }),
  );
  const answer = async (done: number) => {
    tiles.set('c1', aRunningTile({ seq: done, progress: { done, passed: 0, total: 5 } }));
    await nextTick();
  };
  return { page, isNear, answer, drawn: () => page.get('.tile-challenge').text() };
}

it('an answer is drawn as it comes', async () => {
  const { answer, drawn } = aPlace();
  await answer(3);
  expect(drawn()).toBe('4/5');
});

it('far out of sight it says who and how they are, and the last answer once it comes nearer', async () => {
  const { page, isNear, answer, drawn } = aPlace();
  isNear.value = false;
  await answer(3);
  await answer(4);
  expect(page.find('.tile-challenge').exists()).toBe(false);
  expect(page.get('.tile-word').text()).toBe(t('situation.started'));
  isNear.value = true;
  await nextTick();
  expect(drawn()).toBe('5/5');
});

it('the keyboard keeps its place while the tile comes nearer', async () => {
  const { page, isNear } = aPlace();
  isNear.value = false;
  await nextTick();
  const opener = page.get<HTMLElement>('[data-open]').element;
  isNear.value = true;
  await nextTick();
  expect(page.get('[data-open]').element).toBe(opener);
});
