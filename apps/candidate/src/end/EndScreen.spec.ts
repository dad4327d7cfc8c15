import type { SeatScreen } from '@vigie/protocol';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPass, aSeat, mountAt, refused } from '../seat/seat.testing';
import EndScreen from './EndScreen.vue';

type View = Extract<SeatScreen, { screen: 'end' }>;
const aView = (some: Partial<View> = {}): View => ({
  screen: 'end',
  answered: 3,
  done: 5,
  total: 5,
  shownAt: null,
  witnessedAt: null,
  ...some,
});
let frames: (() => void)[] = [];
const paint = () => {
  const [now, next] = [frames, []];
  frames = next;
  now.forEach((draw) => draw());
};
const show = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('the end screen', () => {
  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
    show('visible');
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    document.body.innerHTML = '';
  });

  it('shows large who finished, in which session, and the counts', () => {
    const text = mountAt(aSeat().seat, EndScreen, { view: aView(), pass: aPass }).text();
    for (const expected of ['Lœtitia', "D'ARC", '4217', 'Salle 2', '3 / 5', 'Montrez cet écran'])
      expect(text).toContain(expected);
  });

  it('[R9] is said to be reached once it is painted, and once only', () => {
    const { seat, sent } = aSeat();
    mountAt(seat, EndScreen, { view: aView(), pass: aPass });
    expect(sent).toEqual([]);
    paint();
    expect(sent).toEqual([]);
    paint();
    paint();
    expect(sent).toEqual([{ type: 'ShowEndScreen' }]);
  });

  it('[R9] in a hidden tab, is reached only when the tab is shown', () => {
    show('hidden');
    const { seat, sent } = aSeat();
    mountAt(seat, EndScreen, { view: aView(), pass: aPass });
    expect(frames).toEqual([]);
    show('visible');
    paint();
    paint();
    expect(sent).toEqual([{ type: 'ShowEndScreen' }]);
  });

  it('[R9] says nothing again after a reload', () => {
    const { seat, sent } = aSeat();
    mountAt(seat, EndScreen, { view: aView({ shownAt: 1 }), pass: aPass });
    paint();
    paint();
    expect(sent).toEqual([]);
  });

  it('[R9] asks to sign out once witnessed; a refusal is said there', async () => {
    const { seat, sent, answer } = aSeat();
    const wrapper = mountAt(seat, EndScreen, { view: aView({ shownAt: 1 }), pass: aPass });
    expect(wrapper.find('[data-action=sign-out]').exists()).toBe(false);
    await wrapper.setProps({ view: aView({ shownAt: 1, witnessedAt: Date.UTC(2026, 10, 23, 10, 5) }) });
    expect(wrapper.get('[data-witnessed]').text()).toContain('11:05');
    await wrapper.get('[data-action=sign-out]').trigger('click');
    await wrapper.get('[data-action=sign-out]').trigger('click');
    expect(sent).toEqual([{ type: 'SignOut' }]);
    answer(refused('not-witnessed', "Le surveillant n'a pas encore constaté l'écran de fin."));
    await flushPromises();
    expect(wrapper.get('[data-refusal]').text()).toContain('pas encore constaté');
  });
});
