import type { AbandonReason, Instant } from '@vigie/domain';
import type { DocumentWords } from '@vigie/wording';
import type { Dates } from './dates.js';
import { byWords, deskFor, type By, type Inputs, type Person, type Printing, type SessionFacts } from './letterhead.js';

/** How the day went for one candidate: what the filled sheet says. */
export interface CandidateDay {
  readonly signedAt: Instant | null;
  /** F2: their presence stands on paper alone, as somebody entered it. */
  readonly presentBy?: By;
  readonly end:
    | { readonly how: 'witnessed'; readonly at: Instant; readonly by: By }
    | { readonly how: 'abandoned' | 'ended'; readonly at: Instant; readonly reason: AbandonReason | null }
    | { readonly how: 'closed' | 'closedByTime'; readonly at: Instant; readonly reason: AbandonReason | null }
    | { readonly how: 'notStarted'; readonly reason: AbandonReason | null }
    | { readonly how: 'notSeen' | 'notFinished' | 'absent' };
}

export interface AttendanceSheet {
  readonly session: SessionFacts;
  /** `day`: null on the blank sheet. */
  readonly candidates: readonly (Person & { readonly day: CandidateDay | null })[];
  readonly isFilled: boolean;
}

/** B6: 20 lines a page; never the access code. */
export const LINES_A_PAGE = 20;

interface Line {
  number: string;
  lastName: string;
  firstName: string;
  birthDate: string;
  className: string;
  signed: string;
  isTicked: boolean;
  end: string;
  isAbsent: boolean;
}

export interface AttendanceBody {
  columns: Record<'number' | 'lastName' | 'firstName' | 'birthDate' | 'className' | 'signature' | 'end', string>;
  isFilled: boolean;
  pages: Line[][];
  signatures: string;
  invigilators: string;
  summary: string;
}

export function attendanceSheet(sheet: AttendanceSheet, printing: Printing): Inputs<AttendanceBody> {
  const { session, candidates, isFilled } = sheet;
  const { words, dates, head } = deskFor(session, printing);
  const { compare } = new Intl.Collator(printing.language);
  const sorted = [...candidates].sort((a, b) => compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName));
  const lines = sorted.map((one, index) => lineOf(one, index + 1, words, dates));
  return {
    template: 'attendance-sheet.typ',
    head: isFilled
      ? head('attendance.filledTitle', 'attendance.filledHint')
      : head('attendance.title', 'attendance.hint'),
    body: {
      columns: columnsOf(words, isFilled),
      isFilled,
      pages: pagesOf(lines.length > 0 ? lines : blankLines()),
      signatures: words(isFilled ? 'attendance.checked' : 'sheet.signatures'),
      invigilators: session.invigilators.join(', '),
      summary: isFilled ? words('attendance.summary', countsOf(candidates)) : '',
    },
  };
}

const columnsOf = (words: DocumentWords, isFilled: boolean): AttendanceBody['columns'] => ({
  number: words('attendance.number'),
  lastName: words('attendance.lastName'),
  firstName: words('attendance.firstName'),
  birthDate: words('attendance.birthDate'),
  className: words('attendance.class'),
  signature: words(isFilled ? 'attendance.signed' : 'attendance.signature'),
  end: words('attendance.endScreen'),
});

type SheetCandidate = AttendanceSheet['candidates'][number];

const lineOf = (candidate: SheetCandidate, number: number, words: DocumentWords, dates: Dates): Line => ({
  number: String(number),
  lastName: candidate.lastName,
  firstName: candidate.firstName,
  birthDate: dates.birth(candidate.birthDate),
  className: candidate.className ?? '',
  signed: candidate.day ? signedWords(candidate.day, words, dates) : '',
  isTicked: candidate.day?.end.how === 'witnessed',
  end: candidate.day ? endWords(candidate.day.end, words, dates) : '',
  isAbsent: candidate.day?.end.how === 'absent',
});

function signedWords({ signedAt, presentBy = null, end }: CandidateDay, words: DocumentWords, dates: Dates): string {
  if (signedAt !== null) return words('attendance.signedAt', { time: dates.time(signedAt) });
  if (presentBy !== null) return [words('attendance.present'), byWords(presentBy, words)].join('\n');
  return words(end.how === 'absent' ? 'attendance.absent' : 'attendance.notSigned');
}

function endWords(end: CandidateDay['end'], words: DocumentWords, dates: Dates): string {
  switch (end.how) {
    case 'witnessed':
      return [dates.time(end.at), byWords(end.by, words)].filter(Boolean).join('\n');
    case 'abandoned':
    case 'ended':
      return [
        words(`attendance.${end.how}At`, { time: dates.time(end.at) }),
        words(`reason.${end.reason ?? 'none'}`),
      ].join('\n');
    case 'closed':
    case 'closedByTime':
      return withReason(words(`attendance.${end.how}At`, { time: dates.time(end.at) }), end.reason, words);
    case 'notStarted':
      return withReason(words('attendance.notStarted'), end.reason, words);
    case 'absent':
      return '';
    default:
      return words(`attendance.${end.how}`);
  }
}

const withReason = (what: string, reason: AbandonReason | null, words: DocumentWords): string =>
  reason === null ? what : [what, words(`reason.${reason}`)].join('\n');

function countsOf(candidates: readonly SheetCandidate[]) {
  const count = (is: (day: CandidateDay) => boolean) => candidates.filter(({ day }) => day && is(day)).length;
  return {
    enrolled: candidates.length,
    signed: count(({ signedAt }) => signedAt !== null),
    absent: count(({ end }) => end.how === 'absent'),
    witnessed: count(({ end }) => end.how === 'witnessed'),
    abandoned: count(({ end }) => end.how === 'abandoned'),
  };
}

const pagesOf = (lines: Line[]): Line[][] =>
  Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_page, n) =>
    lines.slice(n * LINES_A_PAGE, (n + 1) * LINES_A_PAGE),
  );

const nothing = { lastName: '', firstName: '', birthDate: '', className: '', signed: '', end: '' };
const blankLines = (): Line[] =>
  Array.from({ length: LINES_A_PAGE }, (_line, n) => ({
    number: String(n + 1),
    ...nothing,
    isTicked: false,
    isAbsent: false,
  }));
