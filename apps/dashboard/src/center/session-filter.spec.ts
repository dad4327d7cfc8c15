import type { CenterSummary } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { aSummary } from '../support/a-summary';
import { choicesOf, filterOf, NO_FILTER, queryOf, sessionsFor, type SessionFilter } from './session-filter';

const sessions: CenterSummary[] = [
  aSummary('482913', { room: 'Salle 12', invigilators: ['Nadia Bernard'], plannedAt: Date.UTC(2026, 10, 20, 8) }),
  aSummary('117204', { room: 'Médiathèque', invigilators: ['Ève Łukasz'], phase: 'launched' }),
  aSummary('900001', { room: 'Salle 2', phase: 'cancelled', plannedAt: Date.UTC(2026, 10, 20, 23, 30) }),
];
const found = (filter: Partial<SessionFilter>) =>
  sessionsFor({ ...NO_FILTER, ...filter }, sessions).map(({ number }) => number);

it.each([
  ['mediatheque', ['117204']],
  ['BERNARD nadia', ['482913']],
  ['lukasz', ['117204']],
  ['4829', ['482913']],
  ['salle', ['482913', '900001']],
  ['salle bernard', ['482913']],
  ['personne', []],
])('[B1] « %s » finds without case and accents', (text, numbers) => {
  expect(found({ text })).toEqual(numbers);
});

it('[B1] narrows by phase, room, invigilator and day, that of the room', () => {
  expect(found({ section: 'running' })).toEqual(['117204']);
  expect(found({ room: 'Salle 2' })).toEqual(['900001']);
  expect(found({ invigilator: 'Nadia Bernard' })).toEqual(['482913']);
  // 00:30 in Paris.
  expect(found({ day: '2026-11-21' })).toEqual(['900001']);
});

it('stands in the address', () => {
  const filter = { ...NO_FILTER, text: 'léa', day: '2026-11-20' };
  expect(queryOf(filter)).toEqual({ q: 'léa', jour: '2026-11-20' });
  expect(filterOf(queryOf(filter))).toEqual(filter);
  expect(filterOf({})).toEqual(NO_FILTER);
});

it('offers the rooms in the order of their numbers', () => {
  expect(choicesOf(sessions).rooms).toEqual(['Médiathèque', 'Salle 2', 'Salle 12']);
});
