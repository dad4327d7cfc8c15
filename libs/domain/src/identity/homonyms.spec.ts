import { expect, it } from 'vitest';
import { homonymsOf } from './homonyms.js';

const lea = { lastName: "D'ARC", firstName: 'Lœtitia', birthDate: '2012-04-21' };

it('[R2] homonyms are those whom the join by details cannot tell apart', () => {
  const people = {
    a: lea,
    b: { lastName: 'Darc', firstName: 'LOETITIA', birthDate: '2012-04-21' },
    otherDay: { ...lea, birthDate: '2012-04-22' },
    otherName: { ...lea, firstName: 'Léa' },
  };
  expect([...homonymsOf(people)]).toEqual(['a', 'b']);
});

it('[R2] three may be alike, and two pairs are two pairs', () => {
  const zoe = { lastName: 'HO', firstName: 'Zoé', birthDate: '2012-01-01' };
  expect([...homonymsOf({ a: lea, z: zoe, b: lea, y: zoe, c: lea })].toSorted()).toEqual(['a', 'b', 'c', 'y', 'z']);
});

it('[R2] nobody is their own homonym', () => {
  expect(homonymsOf({ a: lea }).size).toBe(0);
  expect(homonymsOf({}).size).toBe(0);
});

it('[R2] where a name ends and the next begins counts', () => {
  const people = { a: { ...lea, lastName: 'DA', firstName: 'Lou' }, b: { ...lea, lastName: 'D', firstName: 'Alou' } };
  expect(homonymsOf(people).size).toBe(0);
});
