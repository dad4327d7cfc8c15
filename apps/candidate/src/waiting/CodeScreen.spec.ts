import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import { aSeat, accepted, mountAt, refused } from '../seat/seat.testing';
import CodeScreen from './CodeScreen.vue';

const aCodeScreen = () => {
  const world = aSeat();
  const props = { view: { screen: 'code', lapsesAt: Date.UTC(2026, 10, 23, 9, 42) }, timeZone: 'Europe/Paris' };
  const wrapper = mountAt(world.seat, CodeScreen, props);
  const enter = async (code: string) => {
    await wrapper.get('[name=code]').setValue(code);
    await wrapper.get('form').trigger('submit');
  };
  return { ...world, wrapper, enter };
};
afterEach(() => void (document.body.innerHTML = ''));

it('[R5] sends the code as it is compared: capitals, no space, six characters', async () => {
  const { sent, enter, wrapper } = aCodeScreen();
  await enter(' bcdf-23 x');
  expect(wrapper.get<HTMLInputElement>('[name=code]').element.value).toBe('BCDF23');
  expect(sent).toEqual([{ type: 'StartTest', code: 'BCDF23' }]);
});

it('[R5] says a wrong code beside it, and takes another', async () => {
  const { sent, answer, enter, wrapper } = aCodeScreen();
  await enter('BCDF24');
  answer(refused('wrong-code', "Ce code n'est pas le bon."));
  await flushPromises();
  expect(wrapper.get('[role=alert]').text()).toBe("Ce code n'est pas le bon.");
  await enter('BCDF23');
  expect(sent).toHaveLength(2);
  expect(wrapper.get('[role=alert]').text()).toBe('');
});

it('sends once, until the screen moves on', async () => {
  const { sent, answer, enter } = aCodeScreen();
  await enter('BCDF23');
  await enter('BCDF23');
  answer(accepted);
  await flushPromises();
  await enter('BCDF23');
  expect(sent).toHaveLength(1);
});

it('does not send half a code', async () => {
  const { sent, enter, wrapper } = aCodeScreen();
  await enter('BCD');
  expect(sent).toEqual([]);
  expect(wrapper.get('[name=code]').attributes('aria-invalid')).toBe('true');
});

it("[R3] says until when the confirmation lasts, in the session's time zone", () => {
  expect(aCodeScreen().wrapper.text()).toContain('10:42');
});
