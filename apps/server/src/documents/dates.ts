import type { Instant } from '@vigie/domain';
import type { Language } from '@vigie/wording';

/** Dates as a document writes them: « jeudi 26 novembre 2026 », « 9 h 05 », « 14/03/2012 ». */
export interface Dates {
  day(at: Instant): string;
  shortDay(at: Instant): string;
  time(at: Instant): string;
  birth(date: string | null): string;
}

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

export function datesIn(language: Language, timeZone: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    day: (at) => day.format(at),
    shortDay: (at) => shortDay.format(at),
    time: (at) => (language === 'fr' ? frenchTime(time.format(at)) : time.format(at)),
    birth: (date) => date?.split('-').reverse().join('/') ?? '',
  };
}

/** « 9 h 05 », never broken over two lines. */
const frenchTime = (time: string): string => time.replace(/^0?(\d+):(\d\d)$/, '$1\u00a0h\u00a0$2');
