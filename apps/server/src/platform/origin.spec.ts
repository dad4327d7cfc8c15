import { expect, it } from 'vitest';
import { isOwnOrigin } from './origin.js';

const from = (headers: Record<string, string>) => isOwnOrigin({ headers }, ['https://portail.example']);

it.each([
  [{ host: 'vigie.example', origin: 'https://vigie.example' }, true],
  [{ host: 'vigie.example:3000', origin: 'http://vigie.example:3000' }, true],
  [{ host: 'vigie.example' }, true],
  [{ host: 'vigie.example', 'sec-fetch-site': 'same-origin' }, true],
  [{ host: 'vigie.example', origin: 'https://portail.example', 'sec-fetch-site': 'cross-site' }, true],
  [{ host: 'vigie.example', origin: 'https://ailleurs.example' }, false],
  [{ host: 'vigie.example', origin: 'http://vigie.example:8080' }, false],
  [{ host: 'vigie.example', origin: 'null' }, false],
  [{ host: 'vigie.example', 'sec-fetch-site': 'cross-site' }, false],
])('%j → %s', (headers, expected) => {
  expect(from(headers as Record<string, string>)).toBe(expected);
});
