import { afterEach, expect, it } from 'vitest';
import { postNumber } from './post-number';

afterEach(() => localStorage.clear());

it('[R2] remembers the number that the address gave once, until another or none is given', () => {
  expect(postNumber('')).toBeNull();
  expect(postNumber('?poste=12')).toBe('12');
  expect(postNumber('?session=4217')).toBe('12');
  expect(postNumber('?poste=B-03')).toBe('B-03');
  expect(postNumber('?poste=')).toBeNull();
});

it('takes nothing else for a number', () => {
  expect(postNumber('?poste=<script>')).toBeNull();
  expect(postNumber(`?poste=${'9'.repeat(11)}`)).toBeNull();
});
