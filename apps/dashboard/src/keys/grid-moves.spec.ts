import { describe, expect, it } from 'vitest';
import { columnsOf, gridMove, linesOf } from './grid-moves';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ofSix = linesOf([{ length: 22 }], 6);
const move = (key: string, at: number, lines = ofSix) => gridMove({ ...bare, key }, at, lines);

describe('22 tiles in lines of 6', () => {
  it.each([
    ['ArrowRight', 5, 6],
    ['ArrowRight', 21, 21],
    ['ArrowLeft', 6, 5],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 2, 8],
    ['ArrowDown', 17, 21],
    ['ArrowDown', 19, 19],
    ['ArrowUp', 8, 2],
    ['ArrowUp', 3, 3],
    ['Home', 9, 6],
    ['End', 9, 11],
    ['End', 19, 21],
  ])('%s leads from %i to %i', (key, from, to) => expect(move(key, from)).toBe(to));

  it('with Ctrl, Home and End are those of the whole room', () => {
    expect(gridMove({ ...bare, ctrlKey: true, key: 'Home' }, 9, ofSix)).toBe(0);
    expect(gridMove({ ...bare, ctrlKey: true, key: 'End' }, 9, ofSix)).toBe(21);
  });

  it('leaves every other key, and those of the browser, alone', () => {
    expect(['Enter', ' ', 'Tab', 'a', 'PageDown'].map((key) => move(key, 3))).toEqual([null, null, null, null, null]);
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'])
      expect(gridMove({ ...bare, [modifier]: true, key: 'ArrowLeft' }, 3, ofSix)).toBeNull();
  });
});

it('in a list, Home and End are the first and the last', () => {
  const list = linesOf([{ length: 22 }], 1);
  expect(['Home', 'End', 'ArrowDown', 'ArrowUp'].map((key) => move(key, 9, list))).toEqual([0, 21, 10, 8]);
});

it('leads nowhere where there is nobody', () => expect(move('ArrowDown', 0, linesOf([{ length: 0 }], 6))).toBeNull());

describe('a block of 10 and one of 5, in lines of 4', () => {
  const lines = linesOf([{ length: 10 }, { length: 5 }], 4);

  it.each([
    ['ArrowDown', 8, 10],
    ['ArrowDown', 7, 9],
    ['ArrowUp', 13, 9],
    ['ArrowUp', 10, 8],
    ['ArrowRight', 9, 10],
    ['End', 8, 9],
  ])('%s leads from %i to %i', (key, from, to) => expect(move(key, from, lines)).toBe(to));
});

it('counts the columns by what stands in the first line', () => {
  expect([columnsOf([]), columnsOf([0, 0, 0]), columnsOf([4, 4, 150, 150]), columnsOf([0, 40, 80])]).toEqual([
    1, 3, 2, 1,
  ]);
});
