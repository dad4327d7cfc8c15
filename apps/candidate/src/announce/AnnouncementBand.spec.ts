import type { Announcement, WholeView } from '@vigie/link';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accepted, aSeat, mountAt } from '../seat/seat.testing';
import { at, aView } from '../test/test-view.testing';
import TestScreen from '../test/TestScreen.vue';
import AnnouncementBand from './AnnouncementBand.vue';
import { defineComponent, h } from 'vue';

const saying = (text: string, some: Partial<Announcement> = {}): Announcement => ({
  id: text,
  at: at(9, 42),
  shownAt: null,
  text,
  ...some,
});

/** The browser says that it is in view only when the test does. */
let comeIntoView: () => void;
beforeEach(() => {
  const observed: (() => void)[] = [];
  comeIntoView = () => observed.splice(0).forEach((tell) => tell());
  class Observer {
    constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
    observe = () => void observed.push(() => this.tell([{ isIntersecting: true }]));
    disconnect = () => {};
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw());
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

function aBand() {
  const world = aSeat(aView());
  const screen = defineComponent({
    setup: () => () => [
      h(AnnouncementBand, { timeZone: 'Europe/Paris' }),
      h(TestScreen, { view: aView(), timeZone: 'Europe/Paris' }),
    ],
  });
  const wrapper = mountAt(world.seat, screen);
  const told = (announcements: Announcement[]) => (
    world.beside({ announcements } as Partial<WholeView>),
    flushPromises()
  );
  const button = () => wrapper.get<HTMLButtonElement>('[data-action=acknowledge-announcement]');
  return { ...world, wrapper, told, button };
}

describe('[A1] an announcement', () => {
  it('is said with its time, in the session’s time zone, and takes no focus', async () => {
    const { wrapper, told } = aBand();
    const input = wrapper.get<HTMLInputElement>('input').element;
    input.focus();
    await told([saying('Silence, s’il vous plaît.')]);
    const status = wrapper.get('[data-announcement]');
    expect(status.text()).toContain('Annonce du surveillant à 10:42');
    expect(status.text()).toContain('Silence, s’il vous plaît.');
    expect(document.activeElement).toBe(input);
  });

  it('is said to be shown once it is in view of a visible page, and once', async () => {
    const { told, sent } = aBand();
    await told([saying('un')]);
    expect(sent).toEqual([]);
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    comeIntoView();
    expect(sent).toEqual([]);
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(sent).toEqual([{ type: 'ShowAnnouncement', announcementId: 'un' }]);
    await told([saying('un', { shownAt: at(9, 43) })]);
    comeIntoView();
    expect(sent).toHaveLength(1);
  });

  it('several come one by one, oldest first; a double click reads only one; the focus is then back in the page', async () => {
    const { wrapper, told, button, sent, answer } = aBand();
    const shown = { shownAt: at(9, 43) };
    await told([saying('un', shown), saying('deux', shown)]);
    expect(wrapper.get('[data-announcement]').text()).toContain('Une autre annonce suit.');
    button().element.focus();
    await button().trigger('click', { detail: 1 });
    answer(accepted);
    await told([saying('deux', shown)]);
    await button().trigger('click', { detail: 2 });
    expect(sent).toEqual([{ type: 'AcknowledgeAnnouncement', announcementId: 'un' }]);
    expect(wrapper.get('[data-announcement]').text()).toContain('deux');
    expect(document.activeElement).toBe(button().element);
    await button().trigger('click', { detail: 1 });
    answer(accepted);
    await told([]);
    expect(wrapper.find('[data-announcement]').exists()).toBe(false);
    expect(document.activeElement?.tagName).toBe('H1');
  });
});
