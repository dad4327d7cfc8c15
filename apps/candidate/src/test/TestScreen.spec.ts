import type { Answer } from '@vigie/protocol';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSeat, accepted, mountAt, refused } from '../seat/seat.testing';
import { at, aView, challenge, type View } from './test-view.testing';
import TestScreen from './TestScreen.vue';

const aQcm = { challenge: challenge('m1', { type: 'QCM' }) };
const aQroc = { challenge: challenge('m1', { type: 'QROC', choices: [] }) };
const answering = (answer: Answer) => ({ type: 'AnswerChallenge', challengeId: 'm1', answer });
function aTest(some: Partial<View> = {}) {
  const world = aSeat();
  const wrapper = mountAt(world.seat, TestScreen, { view: aView(some), timeZone: 'Europe/Paris' });
  const button = (action: string) => wrapper.get<HTMLButtonElement>(`[data-action=${action}]`);
  const choose = (id: string) => wrapper.get(`input[value=${id}]`).setValue(true);
  const press = (key: string, code = key) => wrapper.get('h1').trigger('keydown', { key, code });
  const validate = () => wrapper.get('form').trigger('submit');
  return { ...world, wrapper, button, choose, press, validate };
}

describe('the test screen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.innerHTML = '';
  });

  it('shows where the candidate is, the instruction and the choices', () => {
    const { wrapper } = aTest();
    expect(wrapper.get('[data-challenge=m1]').attributes('data-position')).toBe('3/5');
    expect(wrapper.get('.instruction').text()).toBe('Consigne de m1');
    expect(wrapper.get('.instruction strong').text()).toBe('m1');
    expect(wrapper.get('legend').text()).toBe('Une seule réponse est possible');
    const described = wrapper.get('fieldset').attributes('aria-describedby');
    expect(wrapper.get('.instruction').attributes()).toMatchObject({ id: described, lang: 'fr' });
    expect(wrapper.findAll('input[type=radio]')).toHaveLength(4);
  });

  it('validates the choice once; the next challenge comes by itself, blank', async () => {
    const { wrapper, sent, answer, button, choose, validate } = aTest();
    expect(button('validate').element.disabled).toBe(true);
    await choose('b');
    await validate();
    await validate();
    expect(sent).toEqual([answering({ choices: ['b'] })]);
    expect(wrapper.text()).toContain('Envoi en cours');
    answer(accepted);
    await flushPromises();
    expect(button('validate').element.disabled).toBe(true);
    await wrapper.setProps({ view: aView({ challenge: challenge('m2'), done: 3 }) });
    expect(wrapper.find('input:checked').exists()).toBe(false);
    expect(wrapper.text()).not.toContain('Envoi en cours');
  });

  it('says a refusal beside the buttons and lets the candidate act again', async () => {
    const { wrapper, sent, answer, choose, validate } = aTest();
    await choose('b');
    await validate();
    answer(refused('time-is-up', 'Le temps est écoulé : cette réponse ne compte pas.'));
    await flushPromises();
    expect(wrapper.get('[data-refusal]').text()).toContain('ne compte pas');
    await validate();
    expect(sent).toHaveLength(2);
  });

  it('passes, but not with the second half of a double click on the challenge before', async () => {
    const { sent, button } = aTest();
    await button('pass').trigger('click');
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    await button('pass').trigger('click');
    expect(sent).toEqual([{ type: 'PassChallenge', challengeId: 'm1' }]);
  });

  it.each([
    ['1', 'Digit1', 'a'],
    ['é', 'Digit2', 'b'],
    ['4', 'Numpad4', 'd'],
  ])('takes the key %s (%s) for choice %s, and Enter to validate', async (key, code, choice) => {
    const { sent, press } = aTest();
    await press(key, code);
    await press('Enter');
    expect(sent).toEqual([answering({ choices: [choice] })]);
  });

  it('QCM: takes several, by click and by key; the same key unticks', async () => {
    const { wrapper, sent, button, choose, press } = aTest(aQcm);
    expect(wrapper.get('legend').text()).toBe('Plusieurs réponses possibles');
    expect(wrapper.findAll('input[type=checkbox]')).toHaveLength(4);
    await choose('c');
    for (const digit of ['1', '2', '2']) await press(digit, `Digit${digit}`);
    expect(wrapper.findAll<HTMLInputElement>('input:checked').map(({ element }) => element.value)).toEqual(['a', 'c']);
    await press('Enter');
    expect(sent).toEqual([answering({ choices: ['a', 'c'] })]);
    expect(button('validate').element.disabled).toBe(true);
  });

  it('QCM: with the last choice unticked there is nothing to validate', async () => {
    const { sent, button, press } = aTest(aQcm);
    await press('1', 'Digit1');
    expect(button('validate').element.disabled).toBe(false);
    await press('1', 'Digit1');
    await press('Enter');
    expect(button('validate').element.disabled).toBe(true);
    expect(sent).toEqual([]);
  });

  it('QROC: takes what is typed, digits too, and Enter to validate', async () => {
    const { wrapper, sent, button } = aTest(aQroc);
    const field = wrapper.get<HTMLInputElement>('input[name=answer]');
    expect(wrapper.get(`label[for=${field.attributes('id')}]`).text()).toBe('Votre réponse');
    expect(wrapper.text()).toContain('Écrivez une réponse');
    await field.setValue('   ');
    await field.trigger('keydown', { key: 'Enter' });
    expect([sent.length, button('validate').element.disabled]).toEqual([0, true]);
    await field.setValue(' 42 ');
    const digit = new KeyboardEvent('keydown', { key: '4', code: 'Digit4', bubbles: true, cancelable: true });
    field.element.dispatchEvent(digit);
    expect(digit.defaultPrevented).toBe(false);
    await field.trigger('keydown', { key: 'Enter' });
    expect(sent).toEqual([answering({ text: '42' })]);
    expect(field.element.disabled).toBe(true);
  });

  it('shows an image in words too, and offers the attachment under its name; Enter opens it', async () => {
    const image = { url: '/api/questions/files/1.svg', alt: 'Quatre prises' };
    const attachment = { url: '/api/questions/files/2.csv', name: 'ventes.csv' };
    const { wrapper, sent, choose } = aTest({ challenge: challenge('m1', { image, attachment }) });
    expect(wrapper.get('img').attributes()).toMatchObject({ src: image.url, alt: image.alt });
    const link = wrapper.get('a');
    expect(link.text()).toBe('Télécharger le fichier ventes.csv');
    expect(link.attributes()).toMatchObject({ href: attachment.url, download: 'ventes.csv' });
    await choose('a');
    await link.trigger('keydown', { key: 'Enter' });
    expect(sent).toEqual([]);
  });

  it('does nothing on Enter without a choice, nor on a digit with a modifier', async () => {
    const { wrapper, sent, press } = aTest();
    await wrapper.get('h1').trigger('keydown', { key: '1', code: 'Digit1', ctrlKey: true });
    await press('Enter');
    expect(sent).toEqual([]);
  });

  it('offline, says that the answer is kept, and sends nothing twice', async () => {
    const { wrapper, seat, sent, choose, validate } = aTest();
    seat.link.value = { state: 'off' };
    await choose('c');
    await validate();
    await validate();
    expect(sent).toHaveLength(1);
    expect(wrapper.text()).toContain('gardée sur ce poste');
  });

  it('waits for what an earlier page left to be delivered', async () => {
    const { seat, sent, choose, validate } = aTest();
    await choose('c');
    seat.queued.value = [{ id: '0', type: 'PassChallenge', challengeId: 'm1' as never }];
    await flushPromises();
    await validate();
    expect(sent).toEqual([]);
  });

  it('offline, goes on with the challenges already delivered, and counts what is kept', async () => {
    const { wrapper, seat, sent, choose, validate, answer } = aTest({ upcoming: [challenge('m2'), challenge('m3')] });
    seat.link.value = { state: 'off' };
    for (const choice of ['a', 'b', 'c']) {
      await choose(choice);
      await validate();
    }
    expect(sent.map((order) => 'challengeId' in order && order.challengeId)).toEqual(['m1', 'm2', 'm3']);
    expect(wrapper.get('[data-kept]').text()).toContain('3 actions');
    expect(wrapper.get('[data-challenge]').attributes('data-challenge')).toBe('m3');
    answer(accepted);
    await flushPromises();
    expect(wrapper.get('[data-kept]').text()).toContain('2 actions');
    expect(wrapper.get('[data-challenge]').attributes('data-challenge')).toBe('m3');
  });

  it('offline, calls nothing kept that is not yet on disk', async () => {
    const { wrapper, seat, choose, validate } = aTest();
    seat.link.value = { state: 'off' };
    await choose('a');
    await validate();
    seat.kept.value = 0;
    await flushPromises();
    expect(wrapper.find('[data-kept]').exists()).toBe(false);
    expect(wrapper.text()).not.toContain('gardée sur ce poste');
    seat.kept.value = 1;
    await flushPromises();
    expect(wrapper.get('[data-kept]').text()).toContain('une action est gardée sur ce poste');
  });

  it('a refused answer comes back with its reason and its place, until it is dismissed', async () => {
    const { wrapper, choose, validate, answer } = aTest({ upcoming: [challenge('m2')] });
    await choose('a');
    await validate();
    expect(wrapper.get('[data-challenge]').attributes('data-position')).toBe('4/5');
    answer(refused('not-current-challenge', "Ce n'est plus l'épreuve en cours."));
    await flushPromises();
    expect(wrapper.get('[data-challenge]').attributes('data-position')).toBe('3/5');
    expect(wrapper.get('[data-refusal]').text()).toMatch(/Épreuve 3.*plus l'épreuve en cours/);
    await wrapper.get('[data-action=dismiss]').trigger('click');
    expect(wrapper.find('[data-refusal]').exists()).toBe(false);
  });

  it('reloads the challenge: a fresh form, its image asked for anew', async () => {
    const image = { url: '/api/questions/files/1.svg', alt: 'Quatre prises' };
    const { wrapper, button, choose } = aTest({ challenge: challenge('m1', { image }) });
    await choose('a');
    await button('reload-challenge').trigger('click');
    expect(wrapper.find('input:checked').exists()).toBe(false);
    expect(wrapper.get('img').attributes('src')).toBe(`${image.url}?again=1`);
  });

  it('[T4] leaves only « Je passe » once the time is up, explained', async () => {
    const { wrapper, sent, press, button } = aTest({ mayAnswer: false });
    expect(wrapper.find('[data-action=validate]').exists()).toBe(false);
    expect(wrapper.get('[data-time-up]').text()).toContain('Je passe');
    expect(wrapper.get<HTMLFieldSetElement>('fieldset').element.disabled).toBe(true);
    await press('1', 'Digit1');
    await press('Enter');
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    await button('pass').trigger('click');
    expect(sent).toHaveLength(1);
  });

  it('[T4] where the deadline is only told, says so and takes answers', async () => {
    const { wrapper, seat, sent, choose, validate } = aTest({ stopPolicy: 'indicate', deadlineAt: at(10, 0) });
    seat.now.value = at(9, 59);
    await flushPromises();
    expect(wrapper.find('[data-time-told]').exists()).toBe(false);
    seat.now.value = at(10, 5);
    await flushPromises();
    expect(wrapper.get('[data-time-told]').text()).toMatch(/11:00.*comptent encore/);
    expect(wrapper.find('[data-time-up]').exists()).toBe(false);
    await choose('a');
    await validate();
    expect(sent).toMatchObject([{ type: 'AnswerChallenge' }]);
  });

  it('[T3] warns once, calmly, for a minute', async () => {
    const { wrapper, seat } = aTest({ deadlineAt: at(11, 0), warned: { minutes: 15, at: at(10, 45) } });
    seat.now.value = at(10, 45, 1);
    await flushPromises();
    expect(wrapper.get('[role=status] [data-warned="15"]').text()).toMatch(/Il reste 15 minutes.*s’arrête à 12:00/);
    expect(wrapper.text().match(/15 minutes/g)).toHaveLength(1);
    seat.now.value = at(10, 46, 1);
    await flushPromises();
    expect(wrapper.find('[data-warned]').exists()).toBe(false);
  });

  it("[T8] counts down on the server's clock, whatever the PC's says", async () => {
    vi.setSystemTime(at(3, 0));
    const { wrapper, seat } = aTest();
    seat.now.value = at(9, 36);
    await flushPromises();
    expect(wrapper.get('[data-time-left]').text()).toBe('1 h 24');
    seat.now.value = at(10, 55, 1);
    await flushPromises();
    expect(wrapper.get('[data-time-left]').text()).toBe('4:59');
    expect(wrapper.text()).toContain('Il reste 5 minutes');
    seat.now.value = null;
    await flushPromises();
    expect(wrapper.get('[data-time-left]').text()).toBe('Calcul…');
  });

  it('[R6] says when the last answer was saved and when the test was resumed', () => {
    const { wrapper } = aTest({ lastAnswerAt: at(9, 42, 7), resumedAt: at(9, 40) });
    expect(wrapper.get('[data-saved]').text()).toBe('Enregistré à 10:42:07');
    expect(wrapper.get('[data-resumed]').text()).toBe('Repris à 10:40');
  });
});
