import { expect, it } from 'vitest';
import { isAccepted } from './typed-answer.js';

it.each([
  ['Évaluation', 'evaluation'],
  ['E\u0301valuation', 'évaluation'],
  ['  42 ', '42'],
  ['25\u00a0000', '25 000'],
  ['deux  mots', 'Deux mots'],
  ['l’adresse', "L'ADRESSE"],
  ['Cœur', 'coeur'],
])('[Q2] « %s » is taken for « %s »', (typed, accepted) => {
  expect(isAccepted(typed, ['autre', accepted])).toBe(true);
});

it.each([
  ['4 2', '42'],
  ['-3', '3'],
  ['=A1', 'A1'],
  ['deuxmots', 'deux mots'],
  ['', 'x'],
])('[Q2] « %s » is not taken for « %s »', (typed, accepted) => {
  expect(isAccepted(typed, [accepted])).toBe(false);
});
