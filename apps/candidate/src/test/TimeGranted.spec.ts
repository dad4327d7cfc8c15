import type { WholeView } from '@vigie/link';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { accepted, aSeat, mountAt } from '../seat/seat.testing';
import { at, aView } from './test-view.testing';
import TestScreen from './TestScreen.vue';

const given = (some: Partial<NonNullable<WholeView['granted']>> = {}) => ({
  granted: { ms: 600_000, at: at(10, 0), seenAt: null, ...some },
});
function aTest() {
  const world = aSeat(aView());
  const wrapper = mountAt(world.seat, TestScreen, { view: aView(), timeZone: 'Europe/Paris' });
  const beside = (now: Partial<WholeView>) => (world.beside(now), flushPromises());
  const button = () => wrapper.get<HTMLButtonElement>('[data-action=acknowledge-time]');
  return { ...world, wrapper, beside, button };
}
afterEach(() => void (document.body.innerHTML = ''));

describe('[T5] time granted', () => {
  it.each([
    [600_000, '10 min de plus'],
    [-300_000, '5 min de moins'],
  ])('%i ms are said until they are acknowledged; the focus is then back in the challenge', async (ms, words) => {
    const { wrapper, beside, button, sent, answer } = aTest();
    await beside(given({ ms }));
    expect(wrapper.get('[data-granted]').text()).toContain(words);
    button().element.focus();
    await button().trigger('click');
    await button().trigger('click');
    expect(sent).toEqual([{ type: 'AcknowledgeTime' }]);
    answer(accepted);
    await beside(given({ ms, seenAt: at(10, 1) }));
    expect(wrapper.find('[data-granted]').exists()).toBe(false);
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('a second grant is acknowledged too', async () => {
    const { beside, button, sent, answer } = aTest();
    await beside(given());
    await button().trigger('click');
    answer(accepted);
    await beside(given({ at: at(10, 5) }));
    await button().trigger('click');
    expect(sent).toHaveLength(2);
  });
});
