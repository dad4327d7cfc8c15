import type { Tile } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { aSession, aTile } from '../support/a-tile';
import { isInPart, isNumbered, leftRows, placeOf, roomRows, rowsOf, spoken } from './watches';

const at = (seat: string | null, post: string | null = null) =>
  aTile({ candidateId: seat ?? post ?? 'none', post, welcome: { ...aTile().welcome, seat } });
const room = [at('A1'), at('A2'), at('B1'), at(null, 'C9'), at(null)];
const placesOf = (tiles: Tile[]) => tiles.map(placeOf).filter((place) => place !== null);
const split = aSession({
  watches: [
    { by: 'nadia', rows: ['A'] },
    { by: 'karim', rows: ['A', 'B'] },
  ],
});

it('[R0] the rows of the room come from its places, with who watches each', () => {
  expect(roomRows(placesOf(room), 6, split)).toEqual([
    { row: 'A', watchers: ['nadia', 'karim'], isLeft: false },
    { row: 'B', watchers: ['karim'], isLeft: false },
    { row: 'C', watchers: [], isLeft: true },
  ]);
  expect(leftRows(roomRows(placesOf(room), 6, split), split)).toEqual(['C']);
});

it('[R0] nothing is left while nobody took a row: everybody watches the room', () => {
  expect(leftRows(roomRows(placesOf(room), 6, aSession()), aSession())).toEqual([]);
  expect(rowsOf(aSession(), 'nadia')).toEqual([]);
  expect(rowsOf(split, 'karim')).toEqual(['A', 'B']);
});

it('[R0] numbers make rows of as many seats as the reader says, whatever the others count', () => {
  const numbered = [at('1'), at('7'), at('12'), at('13')];
  const taken = aSession({ watches: [{ by: 'nadia', rows: ['1-8'] }] });
  expect(roomRows(placesOf(numbered), 6, taken).map(({ row, isLeft }) => [row, isLeft])).toEqual([
    ['1-6', false],
    ['7-12', true],
    ['13-18', true],
  ]);
  expect([isNumbered(placesOf(numbered)), isNumbered(placesOf(room))]).toEqual([true, false]);
  expect(spoken(['1-6', 'A'])).toBe('1–6, A');
});

it('[R0] who has no place is in everybody’s part, and the whole room in that of who took no row', () => {
  expect(room.filter((tile) => isInPart(tile, ['A'])).map(({ candidateId }) => candidateId)).toEqual([
    'A1',
    'A2',
    'none',
  ]);
  expect(room.every((tile) => isInPart(tile, []))).toBe(true);
});
