import type { CheckReport } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { nuxtUi } from '../support/stubs';
import ChecksReminder from './ChecksReminder.vue';
import { provideRoomChecks } from './useRoomChecks';

const item = (id: string, isTicked: boolean) => ({
  id,
  text: id,
  version: 0,
  tick: isTicked ? { by: 'Nadia BERNARD', at: 0 } : null,
});
const report = (...ticked: boolean[]): CheckReport => ({
  ok: true,
  at: 0,
  timeZone: 'Europe/Paris',
  isOpen: true,
  lists: [
    { list: 'invigilator', items: ticked.map((one, n) => item(`i${n}`, one)) },
    { list: 'closing', items: [item('c', false)] },
  ],
});
afterEach(() => vi.restoreAllMocks());

async function draw(...ticked: boolean[]) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(report(...ticked)));
  const opened = vi.fn<() => void>();
  const page = mount(
    defineComponent({
      setup() {
        provideRoomChecks(() => false);
        return () => h(ChecksReminder, { onOpen: opened });
      },
    }),
    { global: { components: nuxtUi } },
  );
  await flushPromises();
  return { page, opened };
}

it('[B5] counts what is not ticked of the invigilator’s own list alone, and opens it', async () => {
  const { page, opened } = await draw(true, false, false);
  expect(page.text()).toBe('2 to check');
  await page.get('button').trigger('click');
  expect(opened).toHaveBeenCalledTimes(1);
});

it('[B5] is gone once all is ticked', async () => {
  const { page } = await draw(true, true);
  expect(page.find('button').exists()).toBe(false);
});
