import type { Ack, RoomCommand } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { nuxtUi } from '../support/stubs';
import { t } from '../wording';
import AnnounceDialog from './AnnounceDialog.vue';

const accepted = (skipped: string[] = []): Ack => ({
  ok: true,
  seq: 1,
  at: 0,
  skipped: skipped.map((candidateId) => ({ candidateId, code: 'not-joined', params: {}, text: 'Pas encore là.' })),
});
const refused: Ack = { ok: false, code: 'announcement-text', params: {}, text: 'Caractère invisible.' };
let places = 0;

function aDialog(candidateIds: string[], ...answers: Ack[]) {
  const sent: RoomCommand[] = [];
  const open = ref(true);
  const place = `bulk:${places++}`;
  const host = defineComponent({
    setup() {
      const send = async (command: RoomCommand) => (sent.push(command), answers.shift()!);
      provideOrders(createOrders(send, (id) => `NOM ${id}`));
      const onClose = (now: boolean) => (open.value = now);
      return () => h(AnnounceDialog, { modelValue: open.value, 'onUpdate:modelValue': onClose, place, candidateIds });
    },
  });
  const page = mount(host, { global: { components: nuxtUi } });
  const field = () => page.get('textarea');
  const send = () => (page.get(`[data-place="${place}"] button`).trigger('click'), flushPromises());
  return { page, open, sent, field, send };
}

describe('[A1] announcing', () => {
  it('names up to three, and counts more', () => {
    expect(aDialog(['a', 'b', 'c']).page.get('[data-to]').text()).toBe(
      t('announce.toNames', { names: 'NOM a, NOM b, NOM c' }),
    );
    expect(aDialog(['a', 'b', 'c', 'd']).page.get('[data-to]').text()).toBe(t('announce.toMany.many', { count: 4 }));
  });

  it('sends one line, once there is something to say to somebody', async () => {
    const { open, sent, field, send } = aDialog(['a'], accepted());
    await send();
    await field().setValue('  Il reste\n15 minutes. ');
    await send();
    expect(sent).toEqual([
      expect.objectContaining({ type: 'Announce', candidateIds: ['a'], text: 'Il reste 15 minutes.' }),
    ]);
    expect(open.value).toBe(false);
  });

  it('the draft stays when it is refused, when it reaches nobody, and when the dialog is closed', async () => {
    const { page, open, field, send } = aDialog(['a'], refused, accepted(['a']), accepted());
    await field().setValue('Silence');
    await send();
    expect(page.text()).toContain('Caractère invisible.');
    await send();
    expect(page.text()).toContain('Pas encore là.');
    expect(field().element.value).toBe('Silence');
    open.value = false;
    await flushPromises();
    open.value = true;
    await flushPromises();
    expect(field().element.value).toBe('Silence');
    await send();
    expect(open.value).toBe(false);
    open.value = true;
    await flushPromises();
    expect(field().element.value).toBe('');
  });
});
