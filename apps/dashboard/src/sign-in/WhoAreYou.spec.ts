import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { nuxtUi } from '../support/stubs';
import WhoAreYou from './WhoAreYou.vue';

const person = { personId: 'p1', name: 'Claire Delaunay' };
const access = { ok: true, sessionId: 's1', sessionNumber: '482913', me: person, invigilators: [person] };
const answer = (status: number, body: object) =>
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status }));
const draw = () => mount(WhoAreYou, { props: { access }, global: { components: nuxtUi } });

afterEach(() => vi.restoreAllMocks());

it('[R0] a name of the list in one tap', async () => {
  const fetched = answer(200, access);
  const form = draw();
  await form.get('li button').trigger('click');
  await flushPromises();
  expect(fetched.mock.calls[0]![1]!.body).toBe('{"personId":"p1"}');
  expect(form.emitted('named')).toEqual([[access]]);
});

it('[R0] or one that is typed; a refusal is read where it happened', async () => {
  const text = 'Cette demande n’est pas comprise.';
  const fetched = answer(400, { ok: false, code: 'invalid-message', params: {}, text });
  const form = draw();
  await form.get('input').setValue('Karim Haddad');
  await form.get('form').trigger('submit');
  await flushPromises();
  expect(fetched.mock.calls[0]![1]!.body).toBe('{"name":"Karim Haddad"}');
  expect(form.get('[role=alert]').text()).toBe(text);
  expect(form.emitted('named')).toBeUndefined();
});
