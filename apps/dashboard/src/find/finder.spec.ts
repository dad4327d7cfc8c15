import { describe, expect, it } from 'vitest';
import { aPerson, aTile } from '../support/a-tile';
import { findersOf } from './finder';

const welcome = (seat: string) => ({ identity: null, attendance: false, seated: true, seat });
const one = (lastName: string, firstName: string, className: string, seat: string) => ({
  tile: aTile({ candidateId: lastName, welcome: welcome(seat) }),
  person: aPerson({ lastName, firstName, className }),
});
const room = [
  one('Lefèvre', 'Loetitia', '3e A', 'A1'),
  one('D’Arc', 'Jean-Luc', '3e B', 'A2'),
  one('Garçon', 'Anaïs', '3e B', 'B12'),
];
const found = (text: string) => room.filter(findersOf(text, room)).map(({ tile }) => tile.candidateId);

describe('the search finds', () => {
  it.each([
    ['', ['Lefèvre', 'D’Arc', 'Garçon']],
    [' - ', ['Lefèvre', 'D’Arc', 'Garçon']],
    ['lœtitia LEFEVRE', ['Lefèvre']],
    ['jean luc darc', ['D’Arc']],
    ['d arc', ['D’Arc']],
    ['garcon', ['Garçon']],
    ['a2', ['D’Arc']],
    ['b12', ['Garçon']],
    ['3e', ['Lefèvre', 'D’Arc', 'Garçon']],
    ['3e a', ['Lefèvre']],
    ['anais 3e', ['Garçon']],
    ['personne', []],
  ])('« %s »', (text, names) => expect(found(text)).toEqual(names));
});
