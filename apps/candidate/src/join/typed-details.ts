import { calendarDate, typedCode } from '@vigie/domain';
import type { JoinRequest } from '@vigie/protocol';
import type { CandidateKey } from '@vigie/wording';

/** What the form holds, as typed. */
export interface TypedDetails {
  sessionNumber: string;
  lastName: string;
  firstName: string;
  birth: TypedDate;
  /** Null until the server asks for the access code (R6). */
  code: string | null;
}
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}
export type FieldErrors = Partial<Record<keyof TypedDetails, CandidateKey>>;

export const blankDetails = (sessionNumber = ''): TypedDetails => ({
  sessionNumber,
  lastName: '',
  firstName: '',
  birth: { day: '', month: '', year: '' },
  code: null,
});

export const birthDateOf = ({ day, month, year }: TypedDate): string | null =>
  calendarDate([year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'));

export function errorsOf(typed: TypedDetails): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^\d{1,12}$/.test(typed.sessionNumber.replace(/\s/g, ''))) errors.sessionNumber = 'join.missingNumber';
  if (!typed.lastName.trim()) errors.lastName = 'join.missingLastName';
  if (!typed.firstName.trim()) errors.firstName = 'join.missingFirstName';
  if (!birthDateOf(typed.birth)) errors.birth = 'join.wrongDate';
  if (typed.code !== null && typedCode(typed.code).length !== 6) errors.code = 'join.missingCode';
  return errors;
}

export const requestOf = ({ sessionNumber, lastName, firstName, birth, code }: TypedDetails): JoinRequest => ({
  sessionNumber: sessionNumber.replace(/\s/g, ''),
  lastName: lastName.trim(),
  firstName: firstName.trim(),
  birthDate: birthDateOf(birth) ?? '',
  ...(code === null ? {} : { code: typedCode(code) }),
});

/** A whole date pasted in one field: 07/03/2011, 7-3-2011, 07032011 or 2011-03-07. */
export function pastedDate(text: string): TypedDate | null {
  const parts = /^(\d{1,2})\D?(\d{1,2})\D?(\d{4})$/.exec(text.trim());
  if (parts) return { day: parts[1]!, month: parts[2]!, year: parts[3]! };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return iso && { day: iso[3]!, month: iso[2]!, year: iso[1]! };
}
