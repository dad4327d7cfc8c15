import { expect, it } from 'vitest';
import { candidate as en } from './en/candidate.js';
import { candidate as fr } from './fr/candidate.js';

const keys = Object.keys(fr) as (keyof typeof fr)[];
const values = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

it.each(keys)('says %s in both languages, with the same values', (key) => {
  expect(en[key].trim()).not.toBe('');
  expect(values(en[key])).toEqual(values(fr[key]));
});

it('keeps French punctuation with its word', () => {
  expect(keys.filter((key) => /\w [:;?!»]|« /.test(fr[key]))).toEqual([]);
});
