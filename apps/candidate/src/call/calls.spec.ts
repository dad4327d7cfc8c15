import type { WholeView } from '@vigie/link';
import type { CallView, ChallengeView } from '@vigie/protocol';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { accepted, aSeat, mountAt, refused } from '../seat/seat.testing';
import { at, aView, challenge } from '../test/test-view.testing';
import TestScreen from '../test/TestScreen.vue';
import RaisedHand from './RaisedHand.vue';

const aCall = (some: Partial<CallView> = {}): CallView => ({
  alert: null,
  handSince: null,
  acknowledgedAt: null,
  place: 2,
  ...some,
});
const anAlert = (some: Partial<CallView> = {}) =>
  aCall({ alert: { challengeId: 'm1', reason: 'display', since: at(9, 42) }, ...some });

function aTest(some: Partial<ChallengeView> = {}) {
  const view = aView({ challenge: challenge('m1', { type: 'QROC', choices: [], ...some }) });
  const world = aSeat(view);
  const wrapper = mountAt(world.seat, TestScreen, { view, timeZone: 'Europe/Paris' });
  const click = (action: string) => wrapper.get(`[data-action=${action}]`).trigger('click');
  const report = () => wrapper.get('[data-report] form').trigger('submit');
  const type = () => wrapper.get('input[name=answer]').setValue('à moitié');
  const typed = () => wrapper.get<HTMLInputElement>('input[name=answer]').element.value;
  const isHeld = () => wrapper.get('[data-form]').attributes('inert') !== undefined;
  const beside = (now: Partial<WholeView>) => (world.beside(now), flushPromises());
  return { ...world, wrapper, click, report, type, typed, isHeld, beside };
}
afterEach(() => void (document.body.innerHTML = ''));

describe('[R7] « Signaler un problème »', () => {
  it('offers to reload first, without any question', async () => {
    const { wrapper, click, type, typed, sent } = aTest();
    await type();
    await click('report');
    expect(wrapper.get('[data-report] button').attributes('data-action')).toBe('reload-first');
    await click('reload-first');
    await flushPromises();
    expect(wrapper.find('[data-report]').exists()).toBe(false);
    expect([typed(), sent, document.activeElement?.tagName]).toEqual(['', [], 'H1']);
  });

  it.each([
    ['nothing more', {}, []],
    ['an image', { image: { url: '/1.svg', alt: '' } }, ['image']],
    ['a file', { attachment: { url: '/1.csv', name: '1.csv' } }, ['attachment']],
  ])('with %s, offers only the reasons that make sense', async (_, some, more) => {
    const { wrapper, click } = aTest(some);
    await click('report');
    const offered = wrapper.findAll('input[name=reason]').map((one) => one.attributes('value'));
    const always = 'display siteUnavailable siteBlocked software focusLost skippedByMistake accessibility other';
    expect(offered).toEqual([...more, ...always.split(' ')]);
  });

  it('asks for a reason, then reports the challenge shown and holds it at once', async () => {
    const { wrapper, click, report, sent, isHeld } = aTest();
    await click('report');
    await report();
    expect(wrapper.get('[data-report] [role=alert]').text()).toBe('Choisissez le problème à signaler.');
    await wrapper.get('input[value=display]').setValue(true);
    await report();
    expect(sent).toEqual([{ type: 'RaiseAlert', challengeId: 'm1', reason: 'display' }]);
    expect(wrapper.get('[data-hold=alert]').text()).toContain('Envoi du signalement');
    expect(isHeld()).toBe(true);
  });

  it('a refusal is said, and the challenge goes on', async () => {
    const { wrapper, click, report, answer, isHeld } = aTest();
    await click('report');
    await wrapper.get('input[value=other]').setValue(true);
    await report();
    answer(refused('not-current-challenge', "Ce n'est plus l'épreuve en cours."));
    await flushPromises();
    expect(wrapper.get('[data-refusal]').text()).toMatch(/signalement n’a pas été pris.*plus l'épreuve/);
    expect(isHeld()).toBe(false);
  });

  it('offline, says why it is closed and whom to call', async () => {
    const { wrapper, seat, click } = aTest();
    seat.link.value = { state: 'off' };
    await flushPromises();
    const button = wrapper.get('[data-action=report]');
    expect(button.attributes('aria-disabled')).toBe('true');
    expect(wrapper.get(`[id="${button.attributes('aria-describedby')}"]`).text()).toContain('appelez le surveillant');
    await click('report');
    expect(wrapper.find('[data-report]').exists()).toBe(false);
  });

  it('cut while it is chosen, sends nothing', async () => {
    const { wrapper, seat, click, report, sent } = aTest();
    await click('report');
    await wrapper.get('input[value=other]').setValue(true);
    seat.link.value = { state: 'off' };
    await report();
    expect(wrapper.get('[data-report] [role=alert]').text()).toContain('Hors ligne');
    expect(sent).toEqual([]);
  });

  it('cut while it leaves, says that it waits for the network', async () => {
    const { wrapper, seat } = aTest();
    seat.link.value = { state: 'off' };
    seat.queued.value = [{ id: '1', type: 'RaiseAlert', challengeId: 'm1' as never, reason: 'image' }];
    await flushPromises();
    expect(wrapper.get('[data-hold=alert]').text()).toContain('partira dès le retour du réseau');
  });
});

describe('the test on hold', () => {
  it('[R7] says what was reported, since when, and the place while it is known; then that the invigilator comes', async () => {
    const { wrapper, seat, beside, isHeld } = aTest();
    await beside({ call: anAlert() });
    expect(wrapper.get('[data-hold]').text()).toMatch(/s’affiche mal.*10:42.*n°\u00a02 dans la file/);
    expect([isHeld(), wrapper.get('[data-form]').isVisible()]).toEqual([true, true]);
    expect(wrapper.find('[data-action=report]').exists()).toBe(false);
    seat.link.value = { state: 'off' };
    await flushPromises();
    expect(wrapper.get('[data-help]').text()).toBe('Le surveillant est prévenu.');
    await beside({ call: anAlert({ acknowledgedAt: at(9, 43) }) });
    expect(wrapper.get('[data-help]').text()).toBe('Le surveillant arrive.');
  });

  it('[R7] dismissed, the challenge goes on with what was typed', async () => {
    const { beside, type, typed, isHeld } = aTest();
    await type();
    await beside({ call: anAlert() });
    expect(isHeld()).toBe(true);
    await beside({});
    expect([isHeld(), typed()]).toEqual([false, 'à moitié']);
  });

  it.each([
    ['R7', 'alert-open', 'Un signalement est en cours.', { call: anAlert() }],
    ['R13', 'out-of-room', 'Le candidat est sorti de la salle.', { outSince: at(9, 42) }],
    ['T9', 'paused', 'Le test est en pause.', { pausedSince: at(9, 42) }],
  ])('[%s] an answer that was on its way comes back refused (%s)', async (_, code, text, now) => {
    const { wrapper, beside, type, answer } = aTest();
    await type();
    await wrapper.get('[data-form] form').trigger('submit');
    await beside(now);
    answer(refused(code, text));
    await flushPromises();
    expect(wrapper.get('[data-refusal]').text()).toContain(`votre réponse n’a pas été prise. ${text}`);
  });

  it.each([
    ['R13', 'out', { outSince: at(9, 42) }, /Le temps continue.*Depuis 10:42/],
    ['T9', 'pause', { pausedSince: at(9, 42), outSince: at(9, 40) }, /Le temps ne s’écoule pas.*Depuis 10:42/],
  ])('[%s] %s: nothing to read on, nothing lost; an open alert stays in sight', async (_, why, now, words) => {
    const { wrapper, beside, type, typed, isHeld } = aTest();
    await type();
    await beside(now);
    expect(wrapper.findAll('[data-hold]').map((card) => card.attributes('data-hold'))).toEqual([why]);
    expect(wrapper.get('[data-hold]').text()).toMatch(words);
    expect([isHeld(), wrapper.get('[data-form]').isVisible()]).toEqual([true, false]);
    await beside({ ...now, call: anAlert() });
    expect(wrapper.find('[data-hold=alert]').exists()).toBe(true);
    await beside({});
    expect([isHeld(), typed()]).toEqual([false, 'à moitié']);
  });

  it('[T9] in a pause the time left stands still', async () => {
    const { wrapper, seat, beside } = aTest();
    await beside({ pausedSince: at(10, 0) });
    seat.now.value = at(11, 30);
    await flushPromises();
    expect(wrapper.get('[data-time-left]').text()).toBe('1 h 00');
    expect(wrapper.find('[data-time-up]').exists()).toBe(false);
  });
});

describe('[R7] « Lever la main »', () => {
  function aHand() {
    const world = aSeat(aView());
    const wrapper = mountAt(world.seat, RaisedHand);
    const button = () => wrapper.get('[data-action=hand]');
    const says = () => wrapper.get('[data-hand]').text();
    const beside = (now: Partial<WholeView>) => (world.beside(now), flushPromises());
    return { ...world, wrapper, button, says, beside };
  }

  it('goes up once, and down', async () => {
    const { sent, answer, beside, button } = aHand();
    await button().trigger('click');
    await button().trigger('click');
    expect(sent).toEqual([{ type: 'RaiseHand' }]);
    answer(accepted);
    await beside({ call: aCall({ handSince: at(9, 42) }) });
    expect(button().attributes('aria-pressed')).toBe('true');
    await button().trigger('click');
    expect(sent[1]).toEqual({ type: 'LowerHand' });
  });

  it('waits for no answer that is on its way', async () => {
    const { seat, sent, button } = aHand();
    void seat.send({ type: 'PassChallenge', challengeId: 'm1' as never });
    await button().trigger('click');
    expect(sent[1]).toEqual({ type: 'RaiseHand' });
  });

  it('says the place, then that the invigilator comes; nothing beside an alert, which says it itself', async () => {
    const { beside, says, button } = aHand();
    await beside({ call: aCall({ handSince: at(9, 42) }) });
    expect(says()).toBe('n°\u00a02 dans la file');
    expect(button().text()).toContain('n°\u00a02 dans la file');
    await beside({ call: aCall({ handSince: at(9, 42), acknowledgedAt: at(9, 43) }) });
    expect(says()).toBe('Le surveillant arrive.');
    await beside({ call: anAlert({ handSince: at(9, 42) }) });
    expect(says()).toBe('');
  });

  it('offline, asks for a real hand and shows no place; a refusal is said', async () => {
    const { seat, sent, answer, button, says, beside } = aHand();
    seat.link.value = { state: 'off' };
    await button().trigger('click');
    expect(says()).toContain('levez la main dans la salle');
    expect(sent).toEqual([]);
    await beside({ call: aCall({ handSince: at(9, 42) }) });
    expect(says()).toBe('Levez-la dans la salle');
    seat.link.value = { state: 'on', transport: 'websocket' };
    await button().trigger('click');
    answer(refused('awaiting-resume', 'Le surveillant doit autoriser la reprise.'));
    await flushPromises();
    expect(says()).toContain('autoriser la reprise');
  });
});
