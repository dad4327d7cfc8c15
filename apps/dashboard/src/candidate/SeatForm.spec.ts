import type { RoomAck, RoomCommand } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { aPerson, aRunningTile } from '../support/a-tile';
import { nuxtUi } from '../support/stubs';
import { timesIn } from '../time/format';
import { t } from '../wording';
import MoveForm from './MoveForm.vue';
import SeatForm from './SeatForm.vue';
import { sittersBeside } from './sitters';
import SwapForm from './SwapForm.vue';

const welcome = (seat: string | null) => ({ ...aRunningTile().welcome, seat });
const tile = aRunningTile({ welcome: welcome('9') });
const bob = { candidateId: 'bob', name: 'MARTIN Bob', seat: '10' };
const taken: RoomAck = {
  ok: false,
  code: 'seat-taken',
  params: { candidates: ['bob'] },
  text: 'Cette place est prise.',
};

function draw(form: typeof SeatForm | typeof SwapForm | typeof MoveForm, props: object, ack?: RoomAck) {
  const sent: Omit<RoomCommand, 'id'>[] = [];
  const orders = createOrders(
    async ({ id: _id, ...order }) => (sent.push(order), ack ?? { ok: true, seq: 3, at: 0, skipped: [] }),
    () => bob.name,
  );
  const host = defineComponent({
    setup() {
      provideOrders(orders);
      return () => h(form as typeof SeatForm, { tile, others: [bob], ...props });
    },
  });
  const screen = mount(host, { global: { components: nuxtUi }, attachTo: document.body });
  const tap = async (words: string) => {
    await screen
      .findAll('button')
      .find((one) => one.text() === words)!
      .trigger('click');
    await flushPromises();
  };
  return { screen, sent, tap };
}

describe('[R1] another place', () => {
  it('that is taken is refused by name, and offered in exchange', async () => {
    const { screen, sent, tap } = draw(SeatForm, {}, taken);
    await screen.get('input').setValue(' 10 ');
    await screen.get('form').trigger('submit');
    await flushPromises();
    expect(sent).toEqual([{ type: 'SeatCandidate', candidateId: 'c1', seat: '10' }]);
    expect(screen.get('[role=alert]').text()).toContain(bob.name);
    await tap(t('seat.swapWith', { name: bob.name }));
    expect(sent[1]).toEqual({ type: 'SwapSeats', candidateId: 'c1', seat: '9', otherId: 'bob', otherSeat: '10' });
    screen.unmount();
  });

  it('is not offered in exchange by who has none to give', async () => {
    const { screen } = draw(SeatForm, { tile: aRunningTile({ welcome: welcome(null) }) }, taken);
    await screen.get('input').setValue('10');
    await screen.get('form').trigger('submit');
    await flushPromises();
    expect(screen.text()).not.toContain(t('seat.swapWith', { name: bob.name }));
    screen.unmount();
  });

  it('is swapped with whom one chooses', async () => {
    const { screen, sent, tap } = draw(SwapForm, {});
    await tap(t('seat.swap'));
    await screen.get('select').setValue('bob');
    await screen.get('form').trigger('submit');
    await flushPromises();
    expect(sent).toEqual([{ type: 'SwapSeats', candidateId: 'c1', seat: '9', otherId: 'bob', otherSeat: '10' }]);
    expect(screen.find('form').exists()).toBe(false);
    screen.unmount();
  });
});

it('[R6] another PC is said, then may be called off', async () => {
  const times = timesIn('Europe/Paris');
  const asking = draw(MoveForm, { times });
  await asking.tap(t('move.title'));
  await asking.screen.get('input').setValue('12');
  await asking.screen.get('form').trigger('submit');
  await flushPromises();
  expect(asking.sent).toEqual([{ type: 'MoveToPost', candidateId: 'c1', post: '12' }]);
  asking.screen.unmount();
  const sent = draw(MoveForm, { times, tile: { ...tile, moving: { post: '12', since: 0 } } });
  await sent.tap(t('move.cancel'));
  expect(sent.sent).toEqual([{ type: 'CancelMove', candidateId: 'c1' }]);
  sent.screen.unmount();
});

it('[R1] those to swap with sit somewhere, are not over, and stand from place to place', () => {
  const all = [
    tile,
    aRunningTile({ candidateId: 'ten', welcome: welcome('10') }),
    aRunningTile({ candidateId: 'two', welcome: welcome('2') }),
    aRunningTile({ candidateId: 'none', welcome: welcome(null) }),
    aRunningTile({ candidateId: 'gone', welcome: welcome('3'), situation: 'signedOut', signedOutAt: 1 }),
  ];
  const found = sittersBeside('c1', new Map(all.map((one) => [one.candidateId, one])), { two: aPerson() });
  expect(found.map(({ candidateId, seat }) => [candidateId, seat])).toEqual([
    ['two', '2'],
    ['ten', '10'],
  ]);
});
