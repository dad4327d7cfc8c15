import { expect, it } from 'vitest';
import { aPerson } from '../support/a-tile';
import { byName, fullName } from './names';

it('sorts by last name, first name, then birth date; accents and hyphens do not count', () => {
  const roster = {
    a: aPerson({ lastName: 'Étienne', firstName: 'Zoé' }),
    b: aPerson({ lastName: 'DUPONT', firstName: 'Léo' }),
    c: aPerson({ lastName: 'Dupont', firstName: 'Léa', birthDate: '2012-05-01' }),
    d: aPerson({ lastName: 'dupont', firstName: 'Lea', birthDate: '2012-04-01' }),
    e: aPerson({ lastName: "D'Arc", firstName: 'Jeanne' }),
  };
  expect(['z', 'a', 'b', 'c', 'd', 'e'].sort(byName(roster))).toEqual(['e', 'd', 'c', 'b', 'a', 'z']);
});

it('writes the last name in capitals, and waits for a name that has not come', () => {
  expect(fullName(aPerson({ lastName: 'Nguyễn', firstName: 'Minh Anh' }))).toBe('NGUYỄN Minh Anh');
  expect(fullName(undefined)).toBe('…');
});
