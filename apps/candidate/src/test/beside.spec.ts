import type { SeatView } from '@vigie/protocol';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import RaiseHand from '../seat/RaiseHand.vue';
import { accepted, aPass, aSeat, mountAt, seen } from '../seat/seat.testing';
import { at, aView } from './test-view.testing';
import TestScreen from './TestScreen.vue';

describe('[R7, R13, T5, T9] what stands beside the test', () => {
  const beside = (some: Partial<SeatView>) => {
    const world = aSeat();
    world.seat.place.value = { at: 'seat', pass: aPass, seen: { ...seen(aView()), ...some } };
    return { ...world, wrapper: mountAt(world.seat, TestScreen, { view: aView(), timeZone: 'Europe/Paris' }) };
  };
  const alert = { challengeId: 'm1', reason: 'image', since: at(9, 42) } as const;
  const call = { alert, handSince: null, acknowledgedAt: null, place: 2 };

  it('an alert holds the test: the form is out of the way, and what was typed is still in it', () => {
    const { wrapper } = beside({ call });
    expect(wrapper.get('[data-hold=alert]').text()).toContain('n° 2 dans la file');
    expect(wrapper.get('[data-hold=alert]').text()).toContain('Depuis 10:42');
    expect(wrapper.get('form').isVisible()).toBe(false);
    expect(wrapper.find('[data-action=report]').exists()).toBe(false);
  });

  it('« le surveillant arrive »', () => {
    const { wrapper } = beside({ call: { ...call, acknowledgedAt: at(9, 43) } });
    expect(wrapper.get('[data-help]').text()).toBe('Le surveillant arrive.');
  });

  it('an exit and a pause say so, and in a pause the time left stands still', () => {
    expect(
      beside({ outSince: at(9, 50) })
        .wrapper.get('[data-hold=out]')
        .text(),
    ).toContain('Le temps continue');
    const { seat, wrapper } = beside({ pausedSince: at(10, 0) });
    seat.now.value = at(10, 30);
    expect(wrapper.get('[data-hold=pause]').text()).toContain('Le temps ne s’écoule pas');
    expect(wrapper.get('[data-time-left]').text()).toBe('1 h 00');
  });

  it('time granted is shown until it is acknowledged', async () => {
    const { wrapper, sent } = beside({ granted: { ms: 600_000, at: at(10, 0), seenAt: null } });
    expect(wrapper.get('[data-granted]').text()).toContain('10 min de plus');
    await wrapper.get('[data-action=acknowledge-time]').trigger('click');
    expect(sent).toEqual([{ type: 'AcknowledgeTime' }]);
    const { wrapper: later } = beside({ granted: { ms: 600_000, at: at(10, 0), seenAt: at(10, 1) } });
    expect(later.find('[data-granted]').exists()).toBe(false);
  });

  it('reloading comes first, then reasons that fit the challenge; the report is about the challenge shown', async () => {
    const { wrapper, sent } = beside({});
    await wrapper.get('[data-action=report]').trigger('click');
    const reasons = wrapper.findAll<HTMLInputElement>('input[name=report-reason]').map(({ element }) => element.value);
    expect(reasons).toContain('display');
    expect(reasons).not.toContain('image');
    expect(wrapper.get<HTMLButtonElement>('[data-action=send-report]').element.disabled).toBe(true);
    await wrapper.get('input[value=siteBlocked]').setValue(true);
    await wrapper.get('form.report').trigger('submit');
    expect(sent).toEqual([{ type: 'RaiseAlert', challengeId: 'm1', reason: 'siteBlocked' }]);
  });

  it('a second grant is acknowledged too', async () => {
    const granted = { ms: 600_000, at: at(10, 0), seenAt: null };
    const { wrapper, sent, seat, answer } = beside({ granted });
    await wrapper.get('[data-action=acknowledge-time]').trigger('click');
    answer(accepted);
    await flushPromises();
    seat.place.value = {
      at: 'seat',
      pass: aPass,
      seen: { ...seen(aView(), 2), granted: { ...granted, at: at(10, 5) } },
    };
    await flushPromises();
    await wrapper.get('[data-action=acknowledge-time]').trigger('click');
    expect(sent).toHaveLength(2);
  });
});

it('[R7] a hand goes up, and down again', async () => {
  const { seat, sent, answer } = aSeat(aView());
  const wrapper = mountAt(seat, RaiseHand, {});
  await wrapper.get('[data-action=hand]').trigger('click');
  answer(accepted);
  seat.place.value = {
    at: 'seat',
    pass: aPass,
    seen: { ...seen(aView(), 2), call: { alert: null, handSince: at(10, 0), acknowledgedAt: null, place: 1 } },
  };
  await flushPromises();
  expect(wrapper.get('[data-action=hand]').attributes('aria-pressed')).toBe('true');
  await wrapper.get('[data-action=hand]').trigger('click');
  expect(sent).toEqual([{ type: 'RaiseHand' }, { type: 'LowerHand' }]);
});
