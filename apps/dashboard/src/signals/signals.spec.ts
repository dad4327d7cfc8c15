import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, shallowRef, type Ref } from 'vue';
import type { Attention, Need } from '../room/attention';
import { LAUNCH } from '../support/a-tile';
import { t, tn } from '../wording';
import { newsInWords } from './news';
import { tabIcon, tabTitle } from './tab-mark';
import { useCalm } from './useCalm';
import { useNews } from './useNews';
import { soundIsOn, switchSound, useSound } from './useSound';

const need = (candidateId: string, kind: Need, since = LAUNCH): Attention => ({ candidateId, need: kind, since });
const alert = (id: string) => need(id, 'alert');
const lost = (id: string) => need(id, 'lost');

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

function during<T extends object>(setup: () => T): T {
  let given!: T;
  mount(
    defineComponent(() => {
      given = setup();
      return () => h('i');
    }),
  );
  return given;
}
async function set<T>(ref: Ref<T>, value: T, thenMs = 0): Promise<void> {
  ref.value = value;
  await nextTick();
  vi.advanceTimersByTime(thenMs);
}

describe('what is read aloud', () => {
  it('is what is new, grouped', () => {
    expect(newsInWords([lost('a')], [alert('b'), alert('c'), lost('a'), lost('d')])).toBe(
      [tn('news.alert', 2), tn('news.lost', 1)].join(', '),
    );
    expect(newsInWords([lost('a')], [])).toBe(t('needs.none'));
    expect(newsInWords([lost('a'), lost('b')], [lost('a')])).toBe('');
  });

  it('is said once things have settled, then at most every 10 s, with all that came meanwhile', async () => {
    const needs = shallowRef<Attention[]>([]);
    const { said } = during(() => ({ said: useNews(() => needs.value) }));
    await set(needs, [alert('a')], 1_400);
    expect(said.value).toBe('');
    await set(needs, [alert('a'), lost('b')], 100);
    expect(said.value).toBe(`${tn('news.alert', 1)}, ${tn('news.lost', 1)}`);
    for (const id of ['c', 'd', 'e']) await set(needs, [...needs.value, alert(id)], 3_000);
    expect(said.value).toBe(`${tn('news.alert', 1)}, ${tn('news.lost', 1)}`);
    vi.advanceTimersByTime(1_000);
    expect(said.value).toBe(tn('news.alert', 3));
  });

  it('does not tell what is over before it could be told', async () => {
    const needs = shallowRef<Attention[]>([]);
    const { said } = during(() => ({ said: useNews(() => needs.value) }));
    await set(needs, [lost('a')], 1_000);
    await set(needs, [], 10_000);
    expect(said.value).toBe('');
  });
});

it('words that change each second are said at most every 10 s, and only the last of them', async () => {
  const words = shallowRef('1 sur 24');
  const { said } = during(() => ({ said: useCalm(() => words.value) }));
  await set(words, '2 sur 24', 1_500);
  expect(said.value).toBe('2 sur 24');
  for (const count of [3, 4, 5, 6]) await set(words, `${count} sur 24`, 2_000);
  expect(said.value).toBe('2 sur 24');
  vi.advanceTimersByTime(2_000);
  expect(said.value).toBe('6 sur 24');
});

describe('the sound', () => {
  const open = (isOpen = shallowRef(true)) => {
    const needs = shallowRef<Attention[]>([]);
    const ring = vi.fn<() => void>();
    during(() => {
      useSound(
        () => needs.value,
        () => isOpen.value,
        ring,
      );
      return {};
    });
    return { needs, ring };
  };

  it('is off until it is chosen, and remembered', async () => {
    const { needs, ring } = open();
    await set(needs, [alert('a')]);
    expect(ring).not.toHaveBeenCalled();
    switchSound(true);
    expect(localStorage.getItem('vigie.sound')).toBe('on');
    await set(needs, [alert('a'), alert('b')]);
    expect(ring).toHaveBeenCalledTimes(1);
  });

  it('is for calls and resumes, not more than once in 5 s', async () => {
    soundIsOn.value = true;
    const { needs, ring } = open();
    for (const kind of ['lost', 'endScreen', 'timeUp', 'ready', 'out'] as const)
      await set(needs, [...needs.value, need('x', kind)], 6_000);
    expect(ring).not.toHaveBeenCalled();
    for (const kind of ['alert', 'hand', 'resume'] as const) await set(needs, [...needs.value, need('y', kind)], 2_000);
    expect(ring).toHaveBeenCalledTimes(1);
    await set(needs, [...needs.value, need('z', 'hand')]);
    expect(ring).toHaveBeenCalledTimes(2);
  });

  it('is not for what stood there when the room was opened', async () => {
    soundIsOn.value = true;
    const isOpen = shallowRef(false);
    const { needs, ring } = open(isOpen);
    isOpen.value = true;
    await set(needs, [alert('a')]);
    expect(ring).not.toHaveBeenCalled();
  });
});

it('the tab says how many wait, in which room, and when it cannot know', () => {
  const room = 'Salle 204';
  expect([
    tabTitle({ count: 3, room, isLive: true }),
    tabTitle({ count: 0, room, isLive: true }),
    tabTitle({ count: 3, room, isLive: false }),
    tabTitle({ count: 0, room: undefined, isLive: false }),
  ]).toEqual(['(3) Salle 204 – Vigie', 'Salle 204 – Vigie', '(?) Salle 204 – Vigie', 'Vigie']);
  expect(tabIcon({ count: 0, room: undefined, isLive: true })).toBeNull();
  expect(tabIcon({ count: 0, room, isLive: true })).not.toContain(encodeURIComponent('<text'));
  expect(decodeURIComponent(tabIcon({ count: 12, room, isLive: true })!)).toContain('>9+</text>');
});
