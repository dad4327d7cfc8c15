import type { Ack, RoomCommand, Tile } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, shallowRef } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { anAlert, aRunningTile, LAUNCH } from '../support/a-tile';
import { nuxtUi } from '../support/stubs';
import { timesIn } from '../time/format';
import { t } from '../wording';
import CallSections from './CallSections.vue';
import ExitSection from './ExitSection.vue';

function draw(first: Tile, section: typeof CallSections | typeof ExitSection = CallSections) {
  const sent: RoomCommand[] = [];
  const send = async (command: RoomCommand): Promise<Ack> => {
    sent.push(command);
    return { ok: true, seq: 3, at: 0, skipped: [] };
  };
  const orders = createOrders(send, () => 'DUPONT Léa');
  const tile = shallowRef(first);
  const host = defineComponent({
    setup() {
      provideOrders(orders);
      const rest = {
        phase: 'launched',
        name: 'DUPONT Léa',
        now: LAUNCH + 1_320_000,
        times: timesIn('Europe/Paris'),
      } as const;
      return () => h(section, { tile: tile.value, ...rest });
    },
  });
  const page = mount(host, { global: { components: nuxtUi } });
  const press = (place: string) => page.get(`[data-place="panel:c1:${place}"] button`).trigger('click');
  const types = () => sent.map(({ type }) => type);
  return { page, tile, press, sent, types };
}

describe('[R7] an open alert', () => {
  it('says which challenge, why and since when', () => {
    const { page } = draw(aRunningTile({ alert: anAlert({ number: 7 }) }));
    expect(page.text()).toContain(t('call.alertTitle', { number: 7 }));
    expect(page.text()).toContain(t('reason.image'));
    expect(page.text()).toContain(t('call.since', { at: '10:20', ago: '2 min' }));
  });

  it('is validated with the category suggested, or another', async () => {
    const { page, press, sent } = draw(aRunningTile({ alert: anAlert() }));
    expect(page.get<HTMLSelectElement>('select').element.value).toBe('E1');
    await page.get('select').setValue('E4');
    await press('validateAlert');
    expect(sent).toEqual([]);
    expect(page.text()).toContain(t('alert.confirm', { name: 'DUPONT Léa' }));
    await press('validateAlert');
    expect(sent).toEqual([expect.objectContaining({ type: 'ValidateAlert', candidateId: 'c1', category: 'E4' })]);
  });

  it('is not validated before a category is chosen; dismissing is always offered', async () => {
    const { page, press, types } = draw(aRunningTile({ alert: anAlert({ reason: 'other' }) }));
    await press('validateAlert');
    expect(types()).toEqual([]);
    await press('dismissAlert');
    await page.get('select').setValue('E12');
    await press('validateAlert');
    await press('validateAlert');
    expect(types()).toEqual(['DismissAlert', 'ValidateAlert']);
  });

  it('forgets the category of the alert before', async () => {
    const { page, tile } = draw(aRunningTile({ alert: anAlert() }));
    await page.get('select').setValue('E4');
    const next = anAlert({ challengeId: 'q4', reason: 'software', since: LAUNCH + 1_300_000 });
    tile.value = aRunningTile({ alert: next });
    await page.vm.$nextTick();
    expect(page.get<HTMLSelectElement>('select').element.value).toBe('E9');
  });
});

it('[R7] a raised hand: « J’arrive », then « C’est réglé »; with an alert, « J’arrive » stands once', async () => {
  const { page, tile, press, types } = draw(aRunningTile({ handSince: LAUNCH }));
  await press('coming');
  tile.value = aRunningTile({ handSince: LAUNCH, callAcknowledgedAt: LAUNCH });
  await page.vm.$nextTick();
  expect(page.find('[data-place="panel:c1:coming"]').exists()).toBe(false);
  await press('settleHand');
  expect(types()).toEqual(['AcknowledgeCall', 'SettleHand']);
  tile.value = aRunningTile({ handSince: LAUNCH, alert: anAlert() });
  await page.vm.$nextTick();
  expect(page.findAll('[data-place="panel:c1:coming"]')).toHaveLength(1);
});

it('[R13] one tap out, one tap in; the second click of a double click does nothing', async () => {
  const { page, tile, press, types } = draw(aRunningTile(), ExitSection);
  await press('exit');
  tile.value = aRunningTile({ outSince: LAUNCH + 960_000 });
  await page.vm.$nextTick();
  expect(page.text()).toContain('6 min');
  await page.get('[data-place="panel:c1:exit"] button').trigger('click', { detail: 2 });
  expect(types()).toEqual(['LeaveRoom']);
  await press('exit');
  expect(types()).toEqual(['LeaveRoom', 'ReturnToRoom']);
});
