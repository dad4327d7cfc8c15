import type { Tile } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { aRunningTile, LAUNCH } from '../support/a-tile';
import { nuxtUi } from '../support/stubs';
import { timesIn } from '../time/format';
import { tn } from '../wording';
import NowSection from './NowSection.vue';

function factsOf(tile: Tile): string[] {
  const orders = createOrders(
    async () => ({ ok: true, seq: 3, at: 0, skipped: [] }),
    () => 'DUPONT Léa',
  );
  const host = defineComponent({
    setup() {
      provideOrders(orders);
      const rest = { phase: 'launched', now: LAUNCH, times: timesIn('Europe/Paris'), name: 'DUPONT Léa' } as const;
      return () => h(NowSection, { tile, ...rest });
    },
  });
  return mount(host, { global: { components: nuxtUi } })
    .findAll('li')
    .map((fact) => fact.text());
}

it('[Q3] says how often the page was left, and when and for how long the last time', () => {
  const focusLost = { times: 3, totalMs: 20_000, lastAt: LAUNCH + 42 * 60_000, lastMs: 12_000 };
  const line = tn('panel.focusLost', 3, { at: '10:42', length: '12 s' });
  expect(line).toContain('10:42');
  expect(factsOf(aRunningTile({ focusLost }))).toContain(line);
  expect(factsOf(aRunningTile({ focusLost: { ...focusLost, times: 1 } }))).toContain(
    tn('panel.focusLost', 1, { at: '10:42', length: '12 s' }),
  );
  expect(factsOf(aRunningTile())).toHaveLength(factsOf(aRunningTile({ focusLost })).length - 1);
});
