import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { aTile } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t } from '../wording';
import TileGrid from './TileGrid.vue';

/** Which lists a room of so many is, and how many stand in each. */
function listsOf(count: number): [label: string | undefined, items: number][] {
  const order = Array.from({ length: count }, (_one, n) => String(n));
  const tiles = new Map(order.map((id) => [id, aTile({ candidateId: id })]));
  const times = timesIn('Europe/Paris');
  const room = { tiles, steady: tiles, timelines: new Map(), roster: {}, phase: 'launched', times } as const;
  const grid = mount(TileGrid, {
    props: { order, room, now: () => 0, isNarrowed: false },
    global: { stubs: { TilePlace: true } },
  });
  return grid.findAll('ul').map((list) => [list.attributes('aria-label'), list.findAll('li').length]);
}

it('a room of usual size is one list', () => expect(listsOf(60)).toEqual([[t('grid.label'), 60]]));

it('a larger one is lists that say whom they hold', () => {
  expect(listsOf(125)).toEqual([
    [t('grid.block', { from: 1, to: 60 }), 60],
    [t('grid.block', { from: 61, to: 120 }), 60],
    [t('grid.block', { from: 121, to: 125 }), 5],
  ]);
});

it('where nobody is found stands an empty list', () => expect(listsOf(0)).toEqual([[t('grid.label'), 0]]));
