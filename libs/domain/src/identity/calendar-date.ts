/** A day of the calendar without a time zone, `YYYY-MM-DD`. */
export type CalendarDate = string & { readonly __format: 'YYYY-MM-DD' };

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The date, or null when the text is no day of the calendar (31/02 included). */
export function calendarDate(text: string): CalendarDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const length = month === 2 && leap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
  return year >= 1900 && day >= 1 && day <= length ? (text as CalendarDate) : null;
}
