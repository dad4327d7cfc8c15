import { expect } from 'vitest';

interface Person {
  readonly lastName: string;
  readonly birthDate: string;
}

const OF_A_WORD = /[\p{L}\p{N}_-]/u;

/** As a word of its own: two letters stand by chance in many a random id. */
function standsIn(text: string, word: string): boolean {
  const pieces = text.split(word);
  return pieces
    .slice(1)
    .some((after, at) => !OF_A_WORD.test(pieces[at]!.slice(-1)) && !OF_A_WORD.test(after.slice(0, 1)));
}

/** None of their names and birth dates stands in it. */
export function expectNobodyIn(text: string, people: readonly Person[]): void {
  const told = people.flatMap(({ lastName, birthDate }) => [lastName, birthDate]).filter((one) => standsIn(text, one));
  expect(told).toEqual([]);
}
