import type { Ack, RoomCommand } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { nuxtUi } from '../support/stubs';
import { aTile } from '../support/a-tile';
import { t } from '../wording';
import BulkActions from './BulkActions.vue';

const refused: Ack = {
  ok: false,
  code: 'not-everyone-ready',
  params: { count: 1, candidates: ['c7'] },
  text: '1 candidat(s) ne sont pas prêts.',
};

function draw() {
  const sent: RoomCommand[] = [];
  const send = async (command: RoomCommand): Promise<Ack> => {
    sent.push(command);
    const goes = command.type !== 'LaunchSession' || command.despiteNotReady;
    return goes ? { ok: true, seq: 3, at: 0, skipped: [] } : refused;
  };
  const orders = createOrders(send, () => 'DUPONT Léa');
  const tiles = new Map([['c1', aTile({ situation: 'ready' })]]);
  const page = defineComponent({
    setup() {
      provideOrders(orders);
      return () => h(BulkActions, { tiles, order: ['c1'], shown: ['c1'], phase: 'welcome', outages: [] });
    },
  });
  return { sent, page: mount(page, { global: { components: nuxtUi, plugins: [createPinia()] } }) };
}

it('[R4] launching while somebody isn’t ready names them and asks once', async () => {
  const { page, sent } = draw();
  await page.get('[data-action=launch]').trigger('click');
  await page.get('[data-place="bulk:launch-anyway"] button').trigger('click');
  await flushPromises();
  const dialog = page.get('[role=dialog]');
  expect(dialog.text()).toContain('DUPONT Léa');
  await page.get('[data-place="bulk:launch-anyway"] button').trigger('click');
  await flushPromises();
  expect(sent).toMatchObject([{ despiteNotReady: false }, { despiteNotReady: true }]);
  expect(page.find('[role=dialog]').exists()).toBe(false);
});

it('[R4] nothing is launched by one tap, whoever is ready', async () => {
  const { page, sent } = draw();
  await page.get('[data-action=launch]').trigger('click');
  expect(page.get('[role=dialog]').text()).toContain(t('launch.everyone.one'));
  expect(sent).toEqual([]);
});

it('[R3] confirms all who are ready at once', async () => {
  const { page, sent } = draw();
  expect(page.get('[data-place="bulk:confirm"]').text()).toContain(t('bulk.confirm.one'));
  await page.get('[data-place="bulk:confirm"] button').trigger('click');
  expect(sent).toMatchObject([{ type: 'ConfirmPresences', candidateIds: ['c1'] }]);
});
