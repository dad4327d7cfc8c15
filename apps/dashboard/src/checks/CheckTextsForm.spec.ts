import type { CheckTextsEdit } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nuxtUi } from '../support/stubs';
import CheckTextsForm from './CheckTextsForm.vue';

const texts = {
  list: 'closing' as const,
  version: 3,
  changed: { by: 'Claire DELAUNAY', at: Date.UTC(2026, 10, 20, 9, 0) },
  items: ['a', 'b'].map((id) => ({ id, text: `Line ${id}` })),
};

let status = 200;
const sent: CheckTextsEdit[] = [];
const refused = { ok: false, code: 'check-texts-changed', params: {}, text: 'A colleague changed this list.' };

beforeEach(() => {
  sent.length = 0;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
    const edit = JSON.parse(String(init?.body)) as CheckTextsEdit;
    sent.push(edit);
    const lists = [{ ...texts, version: 4, items: edit.items }];
    const body = status === 200 ? { ok: true, centers: [{ centerId: 'c', name: 'Collège', lists }] } : refused;
    return Response.json(body, { status });
  });
});
afterEach(() => {
  status = 200;
  vi.restoreAllMocks();
});

const open = () => mount(CheckTextsForm, { props: { centerId: 'c', texts }, global: { components: nuxtUi } });
const written = (page: ReturnType<typeof open>) => page.findAll('textarea').map(({ element }) => element.value);

it('[B5] adds, rewords, removes and reorders, and saves the list whole on the version that was read', async () => {
  const page = open();
  expect(page.find('[data-do=save]').exists()).toBe(false);
  expect(page.get('[role=status]').text()).toContain('Changed by Claire DELAUNAY');
  await page.get('[data-do=add]').trigger('click');
  await page.findAll('textarea')[2]!.setValue('A new one');
  await page.get('[data-line=b] [data-do=up]').trigger('click');
  await page.get('[data-line=a] [data-do=remove]').trigger('click');
  await page.get('[data-line=b] textarea').setValue('Reworded');
  expect(written(page)).toEqual(['Reworded', 'A new one']);
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(sent).toMatchObject([
    { centerId: 'c', list: 'closing', version: 3, items: [{ id: 'b', text: 'Reworded' }, { text: 'A new one' }] },
  ]);
  expect(page.emitted('saved')).toHaveLength(1);
  expect(page.get('[role=status]').text()).toBe('Saved.');
});

it('an empty line is said before anything leaves', async () => {
  const page = open();
  await page.get('[data-do=add]').trigger('click');
  await page.get('form').trigger('submit');
  expect(page.get('[role=alert]').text()).toContain('A line is empty');
  expect(sent).toEqual([]);
});

it('of a colleague who was first, it says so, keeps what was written and offers to read again', async () => {
  const page = open();
  status = 409;
  await page.get('[data-line=a] textarea').setValue('Mine');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('[role=alert]').text()).toContain('A colleague changed this list.');
  expect(written(page)).toEqual(['Mine', 'Line b']);
  await page.get('[role=alert] button').trigger('click');
  expect(page.emitted('reread')).toHaveLength(1);
  expect(written(page)).toEqual(['Line a', 'Line b']);
});

it('what a colleague saved comes in where nothing is being written, and nowhere else', async () => {
  const page = open();
  const theirs = { ...texts, version: 4, items: [{ id: 'a', text: 'Theirs' }] };
  await page.setProps({ texts: theirs });
  expect(written(page)).toEqual(['Theirs']);
  await page.get('[data-line=a] textarea').setValue('Mine');
  await page.setProps({ texts: { ...theirs, version: 5, items: [{ id: 'a', text: 'Theirs again' }] } });
  expect(written(page)).toEqual(['Mine']);
});

it('gives the original texts back to write over', async () => {
  const page = open();
  await page.get('[data-do=originals]').trigger('click');
  expect(written(page)).toEqual(['Candidates’ files erased from the shared storage']);
});
