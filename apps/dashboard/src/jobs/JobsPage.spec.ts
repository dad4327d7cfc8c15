import type { JobsReport } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { h } from 'vue';
import { nuxtUi } from '../support/stubs';
import { lateBy } from './jobs-words';
import JobsPage from './JobsPage.vue';

const AT = Date.UTC(2026, 10, 20, 9, 0);
const MINUTE = 60_000;
const aSession = (number: string, given: object = {}) => ({
  sessionId: number,
  number,
  room: 'CDI',
  center: 'Collège',
  timeZone: 'Europe/Paris',
  nextDueAt: AT + 30 * MINUTE,
  last: null,
  ...given,
});
const aReport = (given: Partial<JobsReport> = {}): JobsReport => ({
  ok: true,
  at: AT,
  administrator: 'Claire DELAUNAY',
  centers: ['Collège'],
  queue: { state: 'ok', place: 'postgres', sweepMs: 10_000, failed: 0 },
  wakeUps: { planned: 1, overdue: 0, ran: 0, lateness: null, sessions: [aSession('111111')] },
  reminders: { kinds: [], rows: [] },
  mayInspectQueues: false,
  ...given,
});

// Its picture is a file that only the build serves; the form itself is played in test/e2e/jobs.spec.ts.
vi.mock('../center/CenterSignIn.vue', () => ({ default: { render: () => h('form') } }));

let answers: { status: number; body: object } | Error;
const answer = (body: object, status = 200) => (answers = { status, body });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    if (answers instanceof Error) throw answers;
    return Response.json(answers.body, { status: answers.status });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function open() {
  const page = mount(JobsPage, {
    global: {
      components: nuxtUi,
      stubs: {
        RouterLink: { template: '<a><slot /></a>' },
        UDropdownMenu: true,
        UIcon: true,
      },
    },
  });
  await flushPromises();
  return page;
}
const after = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await flushPromises();
};

it('names each session, when it wakes next, what time last brought, how late and by whom', async () => {
  const last = { at: AT - MINUTE, lateMs: 1_340, by: 'job' as const };
  const sessions = [aSession('111111', { last }), aSession('222222', { nextDueAt: AT - 40_000 })];
  answer(
    aReport({ wakeUps: { planned: 2, overdue: 1, ran: 7, lateness: { medianMs: 40, worstMs: 9_260 }, sessions } }),
  );
  const page = await open();
  const [first, second] = page.findAll('[data-session]').map((row) => row.text());
  expect(first).toMatch(/CDI 111111.*10:30:00.*09:59:00.*by the queue.*1\.3 s/);
  expect(second).toMatch(/CDI 222222.*09:59:20.*overdue by 40 s.*not yet/);
  const figures = page.findAll('.jobs-figures div').map((one) => `${one.get('dd').text()} ${one.get('dt').text()}`);
  expect(figures).toEqual([
    '2 planned',
    '1 overdue',
    '0 failed',
    '7 done in 24 h',
    '40 ms median lateness',
    '9.3 s worst lateness',
  ]);
  expect(page.findAll('[data-alarming=true]').map((one) => one.attributes('data-figure'))).toEqual(['overdue']);
  page.unmount();
});

it('says in words that the queue is away, and offers the queues to who may see them alone', async () => {
  answer(aReport({ queue: { state: 'away', place: 'redis', sweepMs: 10_000, failed: null } }));
  const page = await open();
  expect(page.get('.jobs-queue').text()).toMatch(/Queue: away\s*The sweeper takes over.*15 s late/);
  expect(page.find('a[href="/admin/queues"]').exists()).toBe(false);
  answer(aReport({ mayInspectQueues: true }));
  await after(5_000);
  expect(page.get('.jobs-queue').text()).toContain('Queue: running');
  expect(page.find('a[href="/admin/queues"]').exists()).toBe(true);
  page.unmount();
});

it('reads again every 5 s, keeps the rows that stay, and says so when what it shows is old', async () => {
  answer(aReport());
  const page = await open();
  const row = page.get('[data-session="111111"]').element;
  const more = [aSession('000000'), aSession('111111')];
  answer(aReport({ wakeUps: { ...aReport().wakeUps, sessions: more } }));
  await after(5_000);
  expect(page.findAll('[data-session]')).toHaveLength(2);
  expect(page.get('[data-session="111111"]').element).toBe(row);
  expect(page.get('.jobs').attributes('data-live')).toBe('true');
  answers = new Error('no network');
  await after(15_000);
  expect(page.get('.jobs').attributes('data-live')).toBe('false');
  expect(page.get('.room-fresh').text()).toBe('Data of 10:00:00');
  expect(page.findAll('[data-session]')).toHaveLength(2);
  answer(aReport({ at: AT + MINUTE }));
  await after(5_000);
  expect(page.get('.room-fresh').text()).toContain('At 10:01:00');
  page.unmount();
});

it('reminders: what failed says why and after how many attempts', async () => {
  const session = { number: '111111', room: 'CDI', timeZone: 'Europe/Paris' };
  const row = { kind: 'x', session, dueAt: AT, attempts: 1, error: null };
  answer(
    aReport({
      reminders: {
        kinds: [{ kind: 'x', planned: 1, overdue: 0, failed: 1, sent: 1, cancelled: 0, lateness: null }],
        rows: [
          { ...row, id: '1', state: 'failed', attempts: 8, error: 'mailbox unknown' },
          { ...row, id: '2', state: 'sent' },
          { ...row, id: '3', state: 'planned', attempts: 0, dueAt: AT + 24 * 60 * MINUTE },
        ],
      },
    }),
  );
  const page = await open();
  const states = page.findAll('[data-state]:is(tr)').map((one) => one.text());
  expect(states[0]).toMatch(/CDI 111111.*failed.*8 attempts · mailbox unknown/);
  expect(states[1]).toMatch(/10:00:00\s*sent$/);
  expect(states[2]).toMatch(/Saturday.* at 10:00:00\s*planned$/);
  page.unmount();
});

it('who is not signed in gets the form, and nothing is asked behind it', async () => {
  answer({ ok: false, code: 'sign-in-required', params: {}, text: 'Sign in.' }, 401);
  const page = await open();
  expect(page.find('form').exists()).toBe(true);
  await after(20_000);
  expect(fetch).toHaveBeenCalledTimes(1);
  page.unmount();
});

it.each([
  [-3, '0 ms'],
  [240, '240 ms'],
  [1_000, '1 s'],
  [9_940, '9.9 s'],
  [12_400, '12 s'],
  [125_000, '2 min'],
])('%i ms late is said as %s', (ms, words) => {
  expect(lateBy(ms)).toBe(words);
});
