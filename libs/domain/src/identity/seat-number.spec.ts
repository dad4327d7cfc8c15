import { expect, it } from 'vitest';
import { isSameSeat, isSeatNumber } from './seat-number.js';

it.each(['12', 'A-7', 'b12', '12345678'])('[R2] %s is a seat number', (text) => expect(isSeatNumber(text)).toBe(true));

it.each(['', ' 12', '12 ', '123456789', 'é1', '<b>', '1/2'])('[R2] « %s » is none', (text) =>
  expect(isSeatNumber(text)).toBe(false),
);

it('[R2] is the same place in capitals or not', () => {
  expect(isSameSeat('a7', 'A7')).toBe(true);
  expect(isSameSeat('7', '07')).toBe(false);
});
