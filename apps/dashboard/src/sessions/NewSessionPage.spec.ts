import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { nuxtUi } from '../support/stubs';
import { t } from '../wording';
import NewSessionPage from './NewSessionPage.vue';

const places = {
  ok: true,
  centers: [{ centerId: 'c1', name: 'Collège', address: '4 rue des Écoles', timeZone: 'Europe/Paris', rooms: [] }],
};
const created = { ok: true, sessionId: 's1', number: '482913', accessCode: 'BCDF23', password: 'KMTR7429' };
const twice = { ok: false, code: 'time-twice', params: {}, text: 'Deux fois.' };

/** Answers in turn, and keeps what was sent. */
function aServer(...answers: object[]) {
  const sent: Record<string, unknown>[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, request) => {
    if (request?.body) sent.push(JSON.parse(request.body as string) as Record<string, unknown>);
    return new Response(JSON.stringify(answers.shift()));
  });
  return sent;
}

async function draw(props: { from?: string } = {}) {
  const stubs = { RouterLink: true };
  const page = mount(NewSessionPage, { props, attachTo: document.body, global: { components: nuxtUi, stubs } });
  await flushPromises();
  return page;
}
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

it('[B1] says what is missing at its field, and sends nothing', async () => {
  const sent = aServer(places);
  const page = await draw();
  await page.get('form').trigger('submit');
  const room = page.get('input[name=room]');
  expect(room.attributes('aria-invalid')).toBe('true');
  expect(document.getElementById(room.attributes('aria-describedby')!)!.textContent).toBe(t('planning.wrong.missing'));
  await vi.waitUntil(() => document.activeElement === room.element);
  expect(sent).toEqual([]);
});

it('[B1] shows the password once it is created', async () => {
  const sent = aServer(places, created);
  const page = await draw();
  expect((page.get('input[name=address]').element as HTMLInputElement).value).toBe('4 rue des Écoles');
  await page.get('input[name=room]').setValue('Salle 12');
  await page.get('input[name=date]').setValue('2027-03-12');
  await page.get('textarea[name=invigilators]').setValue('Nadia Bernard\n');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(sent).toMatchObject([{ centerId: 'c1', room: 'Salle 12', invigilators: ['Nadia Bernard'], time: '09:00' }]);
  expect(page.get('[data-password]').text()).toBe('KMTR7429');
  expect(page.text()).toContain(t('planning.passwordOnce'));
});

it('[T8] an hour that comes twice asks which, and is sent again under the same id', async () => {
  const sent = aServer(places, twice, created);
  const page = await draw();
  await page.get('input[name=room]').setValue('Salle 12');
  await page.get('input[name=date]').setValue('2027-10-31');
  await page.get('input[name=time]').setValue('02:30');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(page.get('input[name=time]').attributes('aria-invalid')).toBe('true');
  await page.get('select[name=occurrence]').setValue('second');
  await page.get('form').trigger('submit');
  await flushPromises();
  expect(sent[1]).toMatchObject({ occurrence: 'second', sessionId: sent[0]!['sessionId'] });
  expect(page.find('[data-password]').exists()).toBe(true);
});
