import type { Ack, RoomCommand, Tile } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, shallowReactive } from 'vue';
import ExitSection from '../candidate/ExitSection.vue';
import TestSection from '../candidate/TestSection.vue';
import WelcomeSection from '../candidate/WelcomeSection.vue';
import BulkNotice from '../room/BulkNotice.vue';
import { aRunningTile, aSession, aTile, LAUNCH } from '../support/a-tile';
import { nuxtUi } from '../support/stubs';
import TilePlace from '../tiles/TilePlace.vue';
import { timesIn } from '../time/format';
import { t, tn } from '../wording';
import { boardOf } from './board';
import type { Order } from './order';
import { reverseOf } from './reverse';
import UndoBar from './UndoBar.vue';
import { createOrders, provideOrders } from './useOrders';

const NAME = 'DUPONT Léa';
const refused: Ack = { ok: false, code: 'out-of-room', params: {}, text: 'Refusé.' };
const times = timesIn('Europe/Paris');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The board of one candidate: their tile, their panel, and the bar; the answers are given by the test. */
function draw(tile: Tile, phase: 'welcome' | 'launched' | 'ended' = 'launched') {
  const sent: RoomCommand[] = [];
  const answers: ((ack: Ack) => void)[] = [];
  const send = (command: RoomCommand) => {
    sent.push(command);
    return new Promise<Ack>((answer) => answers.push(answer));
  };
  const tiles = shallowReactive(new Map([['c1', tile]]));
  const session = aSession(phase === 'ended' ? { phase, endedAt: LAUNCH + 1, endedBy: 'invigilator' } : { phase });
  const orders = createOrders(
    send,
    () => NAME,
    boardOf({ tiles, session, details: null }, () => LAUNCH + 60_000),
  );
  const host = defineComponent({
    setup() {
      provideOrders(orders);
      const rest = { phase, times, person: undefined };
      const room = { tiles, steady: tiles, timelines: new Map(), roster: {}, phase, times };
      return () => {
        const shown = { ...rest, tile: tiles.get('c1')! };
        return [
          h(TilePlace, { room, id: 'c1', now: () => LAUNCH, isStop: true }),
          h(ExitSection, { ...shown, now: LAUNCH }),
          h(WelcomeSection, { ...shown, others: [] }),
          h(TestSection, { ...shown, name: NAME }),
          h(BulkNotice, { place: 'bulk' }),
          h(UndoBar),
        ];
      };
    },
  });
  const page = mount(host, { global: { components: nuxtUi } });
  const answer = async (ack: Ack = { ok: true, seq: 3, at: 0, skipped: [] }) => {
    answers.shift()!(ack);
    await flushPromises();
  };
  const press = (place: string) => page.get(`[data-place="panel:c1:${place}"] button`).trigger('click');
  const show = async (given: Partial<Tile>) => {
    tiles.set('c1', { ...tiles.get('c1')!, ...given });
    await flushPromises();
  };
  return { page, orders, sent, answer, press, show };
}

describe('an order under way', () => {
  it('is marked at once on the tile and where it was given, wherever that is', async () => {
    const { page, press, answer } = draw(aRunningTile());
    const busy = () => [
      page.get('.tile').attributes('aria-busy'),
      page.get('[data-place="panel:c1:exit"]').attributes('aria-busy'),
    ];
    expect(busy()).toEqual(['false', 'false']);
    await press('exit');
    expect(busy()).toEqual(['true', 'true']);
    expect(page.get('.tile').attributes('data-busy')).toBe(t('order.pending'));
    await answer();
    expect(busy()).toEqual(['false', 'false']);
  });

  it('is rolled back with the sentence when it is refused, and nothing is offered to undo', async () => {
    const { page, press, answer } = draw(aRunningTile());
    await press('exit');
    await answer(refused);
    expect(page.get('.tile').attributes('aria-busy')).toBe('false');
    expect(page.get('[data-place="panel:c1:exit"] [role=alert]').text()).toBe('Refusé.');
    expect(page.get('[data-place="panel:c1:exit"] button').text()).toBe(t('exit.leave'));
    expect(page.find('[data-action=undo]').exists()).toBe(false);
  });
});

describe('the way back', () => {
  it('is offered for 5 s by what was done and the name, and gives the reverse order', async () => {
    const { page, press, answer, show, sent } = draw(aRunningTile());
    await press('exit');
    await answer();
    await show({ outSince: LAUNCH });
    expect(page.get('.undo').text()).toContain(t('undo.doneFor', { what: t('undo.out'), name: NAME }));
    await page.get('[data-action=undo]').trigger('click');
    expect(sent.at(-1)).toMatchObject({ type: 'ReturnToRoom', candidateId: 'c1' });
    await answer();
    expect(page.find('[data-action=undo]').exists()).toBe(false);
  });

  it('goes away after 5 s, but not from under the pointer', async () => {
    const { page, press, answer } = draw(aRunningTile());
    await press('exit');
    await answer();
    await page.get('.undo').trigger('pointerenter');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(page.find('[data-action=undo]').exists()).toBe(true);
    await page.get('.undo').trigger('pointerleave');
    await vi.advanceTimersByTimeAsync(4_900);
    expect(page.find('[data-action=undo]').exists()).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.find('[data-action=undo]').exists()).toBe(false);
  });

  it('says why it was refused, until it is closed', async () => {
    const { page, press, answer } = draw(aRunningTile());
    await press('exit');
    await answer();
    await page.get('[data-action=undo]').trigger('click');
    await answer(refused);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.get('.undo [role=alert]').text()).toBe('Refusé.');
    await page.get('.undo button').trigger('click');
    expect(page.get('.undo').text()).toBe('');
  });
});

const before = (tile: Tile) => () => tile;
const REASON = t('undo.reason');
const one = { candidateId: 'c1' };

describe('[R1, R3, R9, R13, T9] the reverse of an order', () => {
  it.each<[string, Order, Partial<Tile>, Order[] | null]>([
    [
      'an identity seen',
      { type: 'CheckIdentity', ...one, how: 'documentSeen' },
      {},
      [{ type: 'UndoWelcomeStep', ...one, step: 'identity' }],
    ],
    ['an identity seen again', { type: 'CheckIdentity', ...one, how: 'documentSeen' }, aRunningTile(), null],
    ['a signature', { type: 'SignAttendance', ...one }, {}, [{ type: 'UndoWelcomeStep', ...one, step: 'attendance' }]],
    [
      'a signature at the test',
      { type: 'SignAttendance', ...one },
      { startedAt: LAUNCH },
      [{ type: 'UndoWelcomeStep', ...one, step: 'attendance', reason: REASON }],
    ],
    [
      'another seat',
      { type: 'SeatCandidate', ...one, seat: 'B2' },
      aRunningTile(),
      [{ type: 'SeatCandidate', ...one, seat: 'A1' }],
    ],
    ['a presence', { type: 'ConfirmPresence', ...one }, {}, [{ type: 'CancelPresence', ...one }]],
    ['a presence that stood already', { type: 'ConfirmPresence', ...one }, { confirmedAt: LAUNCH }, null],
    [
      'a witness',
      { type: 'WitnessEndScreen', ...one },
      { endScreenAt: LAUNCH },
      [{ type: 'UndoWitness', ...one, reason: REASON }],
    ],
    ['a return', { type: 'ReturnToRoom', ...one }, { outSince: LAUNCH }, [{ type: 'LeaveRoom', ...one }]],
    [
      'time granted',
      { type: 'GrantTime', ...one, minutes: 10, reason: 'x' },
      aRunningTile(),
      [{ type: 'GrantTime', ...one, minutes: -10, reason: REASON }],
    ],
    ['a test ended', { type: 'EndTest', ...one }, aRunningTile(), null],
    ['an alert validated', { type: 'ValidateAlert', ...one, category: 'E1' }, aRunningTile(), null],
    ['several presences', { type: 'ConfirmPresences', candidateIds: ['c1'] }, {}, [{ type: 'CancelPresence', ...one }]],
    [
      'a room paused',
      { type: 'PauseTests', candidateIds: ['c1'], reason: 'x' },
      {},
      [{ type: 'UnpauseTests', candidateIds: ['c1'] }],
    ],
  ])('%s', (_name, order, was, orders) => {
    expect(reverseOf(order, before(aTile(was)), [])?.orders ?? null).toEqual(orders);
  });

  it('of a step undone brings the presence back that fell with it', () => {
    const was = aTile({ ...aRunningTile(), startedAt: null, confirmedAt: LAUNCH });
    const back = reverseOf({ type: 'UndoWelcomeStep', ...one, step: 'attendance' }, before(was), []);
    expect(back?.orders.map(({ type }) => type)).toEqual(['SignAttendance', 'ConfirmPresence']);
  });
});

describe('a control that is not possible now', () => {
  it('[R1] is dimmed, with the reason in words that it is described by', async () => {
    const { page, press, sent } = draw(aTile(), 'welcome');
    const button = page.get('[data-place="panel:c1:attendance"] button');
    expect(button.attributes('aria-disabled')).toBe('true');
    const why = page.get(`[id="${button.attributes('aria-describedby')}"]`);
    expect(why.text()).toMatch(/identity|identité/);
    await press('attendance');
    expect(sent).toEqual([]);
  });

  it('[R10] says once for a section what closes all of it', () => {
    const { page } = draw(aTile(), 'welcome');
    const section = page.get('[data-section=test]');
    expect(section.findAll('.order-why')).toHaveLength(1);
    for (const button of section.findAll('button'))
      expect(button.attributes('aria-describedby')).toBe(section.get('.order-why').attributes('id'));
  });

  it('[R13] becomes possible as soon as the tile says so', async () => {
    const { page, show } = draw(aTile(), 'welcome');
    const leave = () => page.get('[data-place="panel:c1:exit"] button').attributes('aria-disabled');
    expect(leave()).toBe('true');
    await show({ joinedAt: LAUNCH, situation: 'connected' });
    expect(leave()).toBe('false');
  });
});

it('[R3] of several, how many it was done for, and by reason who was refused', async () => {
  const { page, orders, answer } = draw(aTile(), 'welcome');
  const given = orders.give('bulk', { type: 'ConfirmPresences', candidateIds: ['c1', 'c2', 'c3', 'c4'] });
  const skip = (candidateId: string, text: string) => ({
    candidateId,
    code: 'identity-first' as const,
    params: {},
    text,
  });
  await answer({
    ok: true,
    seq: 3,
    at: 0,
    skipped: [skip('c2', 'Signer.'), skip('c3', 'Vérifier.'), skip('c4', 'Vérifier.')],
  });
  await given;
  const notice = page.get('.bulk-notice');
  expect(notice.text()).toContain(tn('bulk.done', 1));
  expect(notice.findAll('li').map((line) => line.text())).toEqual([
    `${tn('bulk.refused', 2)} Vérifier. ${NAME}, ${NAME}`,
    `${tn('bulk.refused', 1)} Signer. ${NAME}`,
  ]);
});
