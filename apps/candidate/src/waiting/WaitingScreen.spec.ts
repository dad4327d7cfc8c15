import { expect, it } from 'vitest';
import { aSeat, mountAt } from '../seat/seat.testing';
import WaitingScreen from './WaitingScreen.vue';

const nothing = { screen: 'waiting', identity: false, attendance: false, confirmed: false, launched: false } as const;

it.each([
  [{}, 'pièce d’identité'],
  [{ identity: true }, 'Signez la feuille'],
  [{ identity: true, attendance: true }, 'confirmer votre présence'],
  [{ identity: true, attendance: true, confirmed: true }, 'lancer la session'],
  [{ identity: true, attendance: true, launched: true }, 'confirmer votre présence'],
  [{ identity: true, attendance: true, confirmed: true, launched: true }, 'code d’accès'],
])('[R3] with %o done, says what comes next: %s', (done, next) => {
  const wrapper = mountAt(aSeat().seat, WaitingScreen, { view: { ...nothing, ...done } });
  expect(wrapper.get('[data-next]').text()).toContain(next);
  expect(wrapper.findAll('[data-step=done]')).toHaveLength(1 + Object.keys(done).length);
});
