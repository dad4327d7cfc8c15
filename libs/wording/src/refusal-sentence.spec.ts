import { RefusalCode } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { refusals as en } from './en/refusals.js';
import { refusals as fr } from './fr/refusals.js';
import { refusalSentence } from './refusal-sentence.js';

it.each([
  ['fr', fr],
  ['en', en],
] as const)('has a sentence in %s for every refusal of the wire, and no other', (_language, catalogue) => {
  expect(Object.keys(catalogue).toSorted()).toEqual([...RefusalCode.options].toSorted());
});

it('puts the values in', () => {
  expect(refusalSentence('fr', 'wait-before-code', { seconds: 30 })).toContain('30 s');
});
