import type { Instant } from '@vigie/domain';
import { documentWording, type DocumentKey, type DocumentWords, type Language } from '@vigie/wording';
import { datesIn, type Dates } from './dates.js';

/** What every document says of its session. */
export interface SessionFacts {
  readonly center: string;
  readonly number: string;
  readonly room: string;
  readonly address: string;
  readonly plannedAt: Instant;
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly invigilators: readonly string[];
}

export interface Person {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string | null;
  readonly className: string | null;
}

/** In which language and when a document is printed. */
export interface Printing {
  readonly language: Language;
  readonly at: Instant;
}

export interface Letterhead {
  readonly language: Language;
  readonly certification: string;
  readonly center: string;
  readonly title: string;
  readonly hint: string;
  readonly facts: readonly { label: string; value: string }[];
  readonly foot: string;
  /** With `{page}` and `{pages}`, which Typst alone knows. */
  readonly page: string;
  readonly printed: string;
}

/** A document ready for Typst: a template of the folder `templates`, and every word that it shows. */
export interface Inputs<Body extends object = object> {
  readonly template: string;
  readonly head: Letterhead;
  readonly body: Body;
}

/** The two tools of every document, and its head. */
export interface Desk {
  readonly words: DocumentWords;
  readonly dates: Dates;
  head(title: DocumentKey, hint: DocumentKey): Letterhead;
}

export function deskFor(session: SessionFacts, { language, at }: Printing): Desk {
  const words = documentWording(language);
  const dates = datesIn(language, session.timeZone);
  const head = (title: DocumentKey, hint: DocumentKey): Letterhead => ({
    language,
    certification: words('sheet.certification'),
    center: session.center,
    title: words(title),
    hint: words(hint),
    facts: factsOf(session, words, dates),
    foot: words('sheet.foot', { number: session.number, title: words(title) }),
    page: words('sheet.page'),
    printed: words('sheet.printed', { date: dates.shortDay(at), time: dates.time(at) }),
  });
  return { words, dates, head };
}

const factsOf = (session: SessionFacts, words: DocumentWords, dates: Dates): Letterhead['facts'] => [
  { label: words('sheet.session'), value: session.number },
  { label: words('sheet.date'), value: dates.day(session.plannedAt) },
  { label: words('sheet.time'), value: dates.time(session.plannedAt) },
  { label: words('sheet.duration'), value: words('sheet.minutes', { count: session.durationMinutes }) },
  { label: words('sheet.room'), value: session.room },
  { label: words('sheet.address'), value: session.address },
  { label: words('sheet.invigilators'), value: session.invigilators.join(', ') },
];

/** Who noted something: an invigilator, or an administrator who entered it from paper (F2). */
export type By = string | { readonly office: string } | null;

export function byWords(by: By, words: DocumentWords): string {
  if (by === null || typeof by === 'string') return by ?? '';
  return words('sheet.enteredBy', { name: by.office });
}

export const fullName = ({ lastName, firstName }: Pick<Person, 'lastName' | 'firstName'>): string =>
  `${lastName} ${firstName}`.trim();
