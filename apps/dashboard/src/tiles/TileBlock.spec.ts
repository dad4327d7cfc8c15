import { mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import { defineComponent, h, nextTick, shallowReactive, shallowRef } from 'vue';
import { boardOf } from '../orders/board';
import { createOrders, provideOrders } from '../orders/useOrders';
import { aRunningTile, anAlert, aSession, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t } from '../wording';
import TileBlock from './TileBlock.vue';

let leave = () => {};
afterEach(() => leave());

/** One candidate in their place, somewhere in a large room. */
function aBlock() {
  const tiles = shallowReactive(new Map([['c1', aRunningTile()]]));
  const steady = shallowReactive(new Map(tiles));
  const isNear = shallowRef(true);
  const roster = { c1: { lastName: 'Durand', firstName: 'Léa', birthDate: '2010-01-01', className: '' } } as never;
  const times = timesIn('Europe/Paris');
  const room = { tiles, steady, timelines: new Map(), roster, phase: 'launched', times } as const;
  const board = boardOf({ tiles, session: aSession({ phase: 'launched' }), details: null }, () => LAUNCH);
  const send = () => new Promise<never>(() => {});
  const opened: string[] = [];
  const page = mount(
    defineComponent(() => {
      provideOrders(createOrders(send, () => '', board));
      return () =>
        h(TileBlock, {
          room,
          ids: ['c1'],
          from: 60,
          label: '',
          stop: 'c1',
          nearOf: () => () => isNear.value,
          clockOf: () => () => LAUNCH,
          isNarrowed: false,
          onOpen: (id) => opened.push(id),
        });
    }),
    { attachTo: document.body },
  );
  leave = () => page.unmount();
  const near = async (is: boolean) => {
    isNear.value = is;
    await nextTick();
  };
  const answer = async (done: number) => {
    tiles.set('c1', aRunningTile({ seq: done, progress: { done, passed: 0, total: 5 } }));
    await nextTick();
  };
  return { page, steady, opened, near, answer, drawn: () => page.get('.tile-challenge').text() };
}

it('an answer is drawn as it comes', async () => {
  const { answer, drawn } = aBlock();
  await answer(3);
  expect(drawn()).toBe('4/5');
});

it('far out of sight a tile says who it is and how they are, and the last answer once it comes nearer', async () => {
  const { page, near, answer, drawn } = aBlock();
  await near(false);
  await answer(3);
  await answer(4);
  expect(page.find('.tile-challenge').exists()).toBe(false);
  expect(page.get('[data-candidate=c1] [data-open=c1]').text()).toBe('DURAND Léa');
  expect(page.get('.tile-situation').text()).toBe(t('situation.started'));
  await near(true);
  expect(drawn()).toBe('5/5');
});

it('who calls is told however far they are', async () => {
  const { page, steady, near } = aBlock();
  await near(false);
  steady.set('c1', aRunningTile({ alert: anAlert() }));
  await nextTick();
  expect(page.get('[data-band=alert]').text()).toContain(t('call.alert'));
});

it('a tile that is far opens too', async () => {
  const { page, opened, near } = aBlock();
  await near(false);
  await page.get('[data-open]').trigger('click');
  expect(opened).toEqual(['c1']);
});

it('the keyboard keeps its place while the tile comes nearer, and goes again', async () => {
  const { page, near } = aBlock();
  for (const is of [false, true]) {
    page.get<HTMLElement>('[data-open]').element.focus();
    await near(is);
    await nextTick();
    expect(document.activeElement).toBe(page.get('[data-open]').element);
  }
});
