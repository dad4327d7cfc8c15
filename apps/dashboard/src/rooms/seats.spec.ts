import { expect, it } from 'vitest';
import { seatsIn, seatsText } from './seats';

it.each([
  ['', []],
  ['1-4', ['1', '2', '3', '4']],
  ['1, 2;  7', ['1', '2', '7']],
  ['A1, A2, 3–5', ['A1', 'A2', '3', '4', '5']],
  ['1-3, 2', ['1', '2', '3']],
])('[R1] « %s » names its seats', (text, seats) => {
  expect(seatsIn(text)).toEqual(seats);
});

it.each(['1-500', '5-1', 'près de la fenêtre, 2'])('[R1] « %s » does not', (text) => {
  expect(seatsIn(text)).toBeNull();
});

it('[R1] is written again as it was', () => {
  expect(seatsText(['1', '2', '3', '4', 'A1', '9', '10'])).toBe('1-4, A1, 9, 10');
  expect(seatsIn(seatsText(['1', '2', '3', 'A1']))).toEqual(['1', '2', '3', 'A1']);
});
