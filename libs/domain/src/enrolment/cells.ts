import { calendarDate, type CalendarDate } from '../identity/calendar-date.js';
import { matchingKey } from '../identity/name-matching.js';
import type { ExtraTime } from '../time/extra-time.js';
import type { ListError } from './fault.js';

/** What a cell says, or why it says nothing. */
export type Read<Value> = { readonly value: Value } | { readonly error: ListError };

const LONGEST = 100;
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** A letter that was lost, or UTF-8 that was once read as Latin-1: « ZoÃ© ». */
const DAMAGED = /\ufffd|[ÃÂ][\u0080-\u00bf]|Å“|â€/u;
const NAME = /^[\p{L}\p{M}\p{N}\p{Pd} .,()'’ʼ‘ʻ`´′·/\u00a0\u202f\u200b-\u200d\u00ad]+$/u;

/** As it is kept: NFC, without spaces around, one between words. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f\ufeff]+/gu, ' ')
    .trim();

/** What goes for any cell: formulas are text, and no text here begins as they do. */
export function readText(cell: string): Read<string> {
  const text = tidy(cell);
  if (text.startsWith('=')) return { error: 'formula' };
  if (INVISIBLE.test(text)) return { error: 'invisible-characters' };
  if (DAMAGED.test(text)) return { error: 'encoding' };
  return text.length > LONGEST ? { error: 'too-long' } : { value: text };
}

export function readName(text: string): Read<string> {
  return NAME.test(text) && matchingKey(text) !== '' ? { value: text } : { error: 'name-characters' };
}

export function readBirthDate(text: string, today: CalendarDate): Read<CalendarDate> {
  const iso = isoOf(text);
  if (iso === null) return { error: 'birth-date-format' };
  const date = calendarDate(iso);
  if (date === null) return { error: 'birth-date-not-a-day' };
  return date > today ? { error: 'birth-date-in-future' } : { value: date };
}

/** Day first, as in France, or the year first; never two digits of a year. */
function isoOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

/** « 33 % » or « 20 min »: a bare number could be either. */
export function readExtraTime(text: string): Read<ExtraTime> {
  if (['', 'NON', 'NO', '0'].includes(matchingKey(text))) return { value: { kind: 'none' } };
  const [, number, unit] = /^(\d{1,3}(?:[.,]\d{1,2})?) ?(%|min|mn|minutes?)\.?$/i.exec(text) ?? [];
  if (number === undefined) return { error: 'extra-time' };
  const value = Number(number.replace(',', '.'));
  if (value === 0) return { value: { kind: 'none' } };
  const kind = unit === '%' ? 'percent' : 'minutes';
  const isTooMuch = value > MOST[kind];
  const isPart = kind === 'minutes' && !Number.isInteger(value);
  return isTooMuch || isPart ? { error: 'extra-time' } : { value: { kind, value } };
}
const MOST = { percent: 200, minutes: 300 } as const;

export function readEmail(text: string): Read<string | null> {
  if (text === '') return { value: null };
  return /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/u.test(text) ? { value: text } : { error: 'email' };
}

/** A day of the past: `readBirthDate` in the words of any date. Pix Orga may add the hour. */
export function readPastDay(text: string, today: CalendarDate): Read<CalendarDate | null> {
  if (isSilent(text)) return { value: null };
  const read = readBirthDate(text.replace(/[T ]\d{2}:\d{2}.*$/, ''), today);
  if ('value' in read) return read;
  return { error: read.error === 'birth-date-in-future' ? 'date-in-future' : 'date-not-valid' };
}

/** A whole number up to the highest, or nothing; `NA` is what Pix Orga writes for nothing. */
export function readCount(text: string, highest: number, error: ListError): Read<number | null> {
  if (isSilent(text)) return { value: null };
  const value = Number(text.replace(/^niveau /i, ''));
  return /\d/.test(text) && Number.isInteger(value) && value >= 0 && value <= highest ? { value } : { error };
}

const isSilent = (text: string): boolean => ['', 'NA', '-', 'N/A'].includes(text.toUpperCase());

const YES = ['OUI', 'O', 'YES', 'Y', 'VRAI', 'TRUE', '1', 'X'];
const NO = ['NON', 'N', 'NO', 'FAUX', 'FALSE', '0'];

/** Null: nothing is said of it. */
export function readCertifiable(text: string): Read<boolean | null> {
  const key = matchingKey(text);
  if (isSilent(text)) return { value: null };
  if (YES.includes(key)) return { value: true };
  return NO.includes(key) ? { value: false } : { error: 'certifiable' };
}
