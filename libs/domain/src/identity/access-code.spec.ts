import { expect, it } from 'vitest';
import { accessCode, typedCode } from './access-code.js';

it('makes four letters and two digits without look-alikes', () => {
  expect(accessCode(() => 0)).toBe('BBBB22');
  expect(accessCode((below) => below - 1)).toBe('YYYY99');
});

it('compares what was typed in capitals and without spaces', () => {
  expect(typedCode(' bcdf 23\n')).toBe('BCDF23');
});
