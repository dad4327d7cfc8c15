import type { CheckReport, CheckTick } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import SessionCheckLists from './SessionCheckLists.vue';

const AT = Date.UTC(2026, 10, 20, 9, 0);
const line = (id: string, by: string | null = null, at = AT) => ({
  id,
  text: `Text of ${id}`,
  version: 2,
  tick: by === null ? null : { by, at },
});
const aReport = (given: Partial<CheckReport> = {}): CheckReport => ({
  ok: true,
  at: AT,
  timeZone: 'Europe/Paris',
  isOpen: true,
  lists: [
    { list: 'room', items: [line('a'), line('b', 'Claire DELAUNAY', AT - 60_000)] },
    { list: 'told', items: [line('c', 'Claire DELAUNAY', AT - 48 * 3_600_000)] },
    { list: 'handed', items: [] },
    { list: 'invigilator', items: [line('d', 'Nadia BERNARD')] },
    { list: 'closing', items: [line('e')] },
  ],
  ...given,
});

let answers: (method: string) => Promise<Response>;
const sent: CheckTick[] = [];
const answer = (body: object, status = 200) => (answers = async () => Response.json(body, { status }));

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  vi.spyOn(globalThis, 'fetch').mockImplementation((_url, init) => {
    if (init?.method === 'POST') sent.push(JSON.parse(String(init.body)) as CheckTick);
    return answers(init?.method ?? 'GET');
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function open() {
  const stubs = { RouterLink: { template: '<a><slot /></a>' } };
  const page = mount(SessionCheckLists, { props: { sessionId: 's' }, global: { stubs } });
  await flushPromises();
  return page;
}
type Page = Awaited<ReturnType<typeof open>>;
const box = (page: Page, item: string) => page.get<HTMLInputElement>(`[data-item="${item}"] input`).element;
const after = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await flushPromises();
};

it('[B5] says who ticked what and when, with the day when it is not today', async () => {
  answer(aReport());
  const page = await open();
  expect(page.get('[data-list=room] h2').text()).toContain('1 of 2');
  expect(page.get('[data-list=told] h2').text()).toContain('Everything is ticked');
  expect(page.get('[data-list=handed]').text()).toContain('This list is empty.');
  expect(page.get('[data-item=b]').text()).toContain('Claire DELAUNAY, 09:59');
  expect(page.get('[data-item=c]').text()).toMatch(/Claire DELAUNAY, Wednesday.*10:00/);
  expect([box(page, 'a').checked, box(page, 'b').checked]).toEqual([false, true]);
  page.unmount();
});

it('[B5] the invigilator’s lists are read here, and not ticked', async () => {
  answer(aReport());
  const page = await open();
  expect(['a', 'b', 'd', 'e'].map((item) => box(page, item).disabled)).toEqual([false, false, true, true]);
  answer(aReport({ isOpen: false }));
  await after(5_000);
  expect(box(page, 'a').disabled).toBe(true);
  expect(page.get('.check-notice').text()).toContain('not ticked any more');
  page.unmount();
});

it('[B5] a tick names the version that stood on the screen, and shows at once', async () => {
  answer(aReport());
  const page = await open();
  let told: (response: Response) => void = () => {};
  answers = () => new Promise((resolve) => (told = resolve));
  await page.get('[data-item=a] input').setValue(true);
  expect(sent).toEqual([{ list: 'room', item: 'a', version: 2, ticked: true }]);
  expect(box(page, 'a').checked).toBe(true);
  const ticked = aReport();
  ticked.lists[0]!.items[0] = line('a', 'Claire DELAUNAY');
  told(Response.json(ticked));
  await flushPromises();
  expect(page.get('[data-item=a]').text()).toContain('Claire DELAUNAY, 10:00');
  page.unmount();
});

it('one that is refused says why, and the box is as the server has it', async () => {
  answer(aReport());
  const page = await open();
  answers = async (method) =>
    method === 'POST'
      ? Response.json(
          { ok: false, code: 'session-closed', params: {}, text: 'The session is finalised.' },
          { status: 409 },
        )
      : Response.json(aReport());
  await page.get('[data-item=a] input').setValue(true);
  await flushPromises();
  expect(page.get('[data-item=a] [role=alert]').text()).toBe('The session is finalised.');
  expect(box(page, 'a').checked).toBe(false);
  page.unmount();
});

it('a reading that left before a tick never takes it back', async () => {
  answer(aReport());
  const page = await open();
  let late: (response: Response) => void = () => {};
  const ticked = aReport();
  ticked.lists[0]!.items[0] = line('a', 'Claire DELAUNAY');
  answers = (method) =>
    method === 'POST' ? Promise.resolve(Response.json(ticked)) : new Promise((resolve) => (late = resolve));
  await after(5_000);
  await page.get('[data-item=a] input').setValue(true);
  await flushPromises();
  late(Response.json(aReport()));
  await flushPromises();
  expect(box(page, 'a').checked).toBe(true);
  page.unmount();
});

it('reads again every 5 s, and says so when what it shows is old', async () => {
  answer(aReport());
  const page = await open();
  const theirs = aReport();
  theirs.lists[0]!.items[0] = line('a', 'Paul MARTIN');
  answer(theirs);
  await after(5_000);
  expect(page.get('[data-item=a]').text()).toContain('Paul MARTIN');
  answers = () => Promise.reject(new Error('no network'));
  await after(5_000);
  expect(page.get('.check-notice').text()).toContain('these lists are of 10:00:00');
  expect(page.findAll('[data-item]')).toHaveLength(5);
  page.unmount();
});
