import { describe, expect, it } from 'vitest';
import { inOrder, isInRow, ROW, rowOf } from './rows.js';

describe('[R0] the row of a seat', () => {
  it.each([
    ['A3', 'A'],
    ['b-12', 'B'],
    ['AB7', 'AB'],
    ['porte', 'PORTE'],
    ['1', '1-6'],
    ['6', '1-6'],
    ['7', '7-12'],
    ['12B', '7-12'],
    ['0', null],
    ['-', null],
  ])('%s stands in %s', (seat, row) => expect(rowOf(seat, 6)).toBe(row));

  it('of every seat that has one holds that seat, and is written as a row', () => {
    for (const seat of ['A3', 'b-12', '1', '6', '7', '99999999', '12B']) {
      const row = rowOf(seat, 6)!;
      expect([row, isInRow(seat, row), ROW.test(row)]).toEqual([row, true, true]);
    }
  });

  it('is the same for who counts other rows: a stretch of seats holds what lies in it', () => {
    expect(['1', '12', '13', '0', 'A3', '-'].map((seat) => isInRow(seat, '1-12'))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isInRow('A3', 'B')).toBe(false);
  });
});

it('[R0] rows are told once, in the order of the room', () => {
  expect(inOrder(['B', '13-24', 'A', '1-12', 'B', '1-6'])).toEqual(['1-12', '1-6', '13-24', 'A', 'B']);
});
