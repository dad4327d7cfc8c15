import { describe, expect, it } from 'vitest';
import { birthDateOf, blankDetails, errorsOf, pastedDate, requestOf, type TypedDetails } from './typed-details';

const typed = (some: Partial<TypedDetails> = {}): TypedDetails => ({
  sessionNumber: '42 17',
  lastName: " D'Arc ",
  firstName: 'Lœtitia',
  birth: { day: '7', month: '3', year: '2011' },
  code: null,
  ...some,
});

describe('the details of joining', () => {
  it('[R2] are sent without the spaces around them, and without a code that nobody asked for', () => {
    expect(errorsOf(typed())).toEqual({});
    expect(requestOf(typed())).toEqual({
      sessionNumber: '4217',
      lastName: "D'Arc",
      firstName: 'Lœtitia',
      birthDate: '2011-03-07',
    });
  });

  it('[R6] carry the code as it is compared', () => {
    expect(requestOf(typed({ code: ' bcdf 23' })).code).toBe('BCDF23');
  });

  it('say what is missing, field by field', () => {
    expect(Object.keys(errorsOf({ ...blankDetails(), code: '' }))).toEqual([
      'sessionNumber',
      'lastName',
      'firstName',
      'birth',
      'code',
    ]);
  });

  it.each([
    ['31', '02', '2011'],
    ['7', '3', '11'],
    ['', '3', '2011'],
  ])('know that %s %s %s is no day', (day, month, year) => {
    expect(birthDateOf({ day, month, year })).toBeNull();
  });

  it.each(['07/03/2011', '7-3-2011', '07032011', '2011-03-07', ' 07.03.2011 '])('understand %s when pasted', (text) => {
    expect(birthDateOf(pastedDate(text)!)).toBe('2011-03-07');
  });

  it('leave anything else that is pasted alone', () => {
    expect(pastedDate('7 mars')).toBeNull();
    expect(pastedDate('07')).toBeNull();
  });
});
