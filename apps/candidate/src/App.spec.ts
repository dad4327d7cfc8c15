import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';
import App from './App.vue';
import { aSeat, seen } from './seat/seat.testing';
import type { Place } from './seat/useSeat';
import * as seats from './seat/useSeat';

function anApp(place: Place = { at: 'join', notice: '' }) {
  const { seat } = aSeat();
  const at = shallowRef<Place>(place);
  const shown = { ...seat, place: at };
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR']);
  vi.spyOn(seats, 'useSeat').mockReturnValue(shown);
  return { wrapper: mount(App, { attachTo: document.body }), at, seat };
}

describe('the app', () => {
  afterEach(() => {
    localStorage.clear();
    vi.restoreAllMocks();
    document.body.innerHTML = '';
  });

  it.each([
    [{ at: 'opening' }, 'loading'],
    [{ at: 'join', notice: '' }, 'join'],
    [{ at: 'left', screen: 'replaced' }, 'replaced'],
    [{ at: 'left', screen: 'signedOut' }, 'signedOut'],
    [{ at: 'stale', text: 'Rechargez.' }, 'stale'],
  ] as [Place, string][])('at %o shows the screen %s', (place, screen) => {
    expect(anApp(place).wrapper.get('[data-screen]').attributes('data-screen')).toBe(screen);
  });

  it('says why the candidate is back at the form', () => {
    const { wrapper } = anApp({ at: 'join', notice: 'Connectez-vous à la session.' });
    expect(wrapper.get('[role=alert]').text()).toBe('Connectez-vous à la session.');
  });

  it('moves the focus to the heading of the next screen, and names it in the title', async () => {
    const { wrapper, at } = anApp();
    at.value = { at: 'left', screen: 'signedOut' };
    await flushPromises();
    expect(document.activeElement).toBe(wrapper.get('h1').element);
    expect(document.title).toBe('Vous êtes déconnecté · Vigie');
  });

  it('speaks the other language when asked, and remembers it', async () => {
    const { wrapper } = anApp();
    expect(wrapper.get('h1').text()).toBe('Rejoindre la session de certification');
    await wrapper.get('button[lang=en]').trigger('click');
    expect(wrapper.get('h1').text()).toBe('Join the certification session');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('vigie.language')).toBe('en');
  });

  it('shows exactly what the server pushes', () => {
    const { seat } = aSeat({ screen: 'code', lapsesAt: null });
    const pass = seat.pass.value!;
    vi.spyOn(seats, 'useSeat').mockReturnValue({
      ...seat,
      place: shallowRef<Place>({ at: 'seat', pass, seen: seen({ screen: 'code', lapsesAt: null }, 9) }),
    });
    const root = mount(App, { attachTo: document.body }).get('[data-screen]');
    expect(root.attributes()).toMatchObject({ 'data-screen': 'code', 'data-version': '9' });
    expect(root.get('[data-link]').attributes('data-link')).toBe('on');
  });
});
