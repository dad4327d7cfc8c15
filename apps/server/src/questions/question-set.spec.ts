import { expect, it } from 'vitest';
import { QuestionSet } from './question-set.js';

const one = {
  id: 'mail',
  competence: '2.1',
  type: 'QCU',
  instruction: 'Laquelle ?',
  choices: [
    { id: 'a', text: 'Celle-ci' },
    { id: 'b', text: 'Celle-là' },
  ],
  solution: 'b',
};
const setOf = (...challenges: object[]) => new QuestionSet({ version: 1, challenges });

it('never shows a solution', () => {
  expect(JSON.stringify(setOf(one).view('mail'))).not.toContain('solution');
});

it('knows its challenges and their choices', () => {
  const set = setOf(one);
  expect(set.draw()).toEqual(['mail']);
  expect([set.has('mail', 'a'), set.has('mail', 'z'), set.has('autre')]).toEqual([true, false, false]);
});

it.each([
  ['a solution that is no choice', [{ ...one, solution: 'z' }], 'none of the choices'],
  ['two challenges of one id', [one, one], 'same id'],
  ['an unknown field', [{ ...one, points: 3 }], 'points'],
])('refuses %s', (_what, challenges, why) => {
  expect(() => setOf(...challenges)).toThrow(why);
});
