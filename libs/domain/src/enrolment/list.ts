import type { CalendarDate } from '../identity/calendar-date.js';
import { readHeader } from './columns.js';
import { compareAll, type CheckedLine, type Enrolled } from './comparison.js';
import type { Fault, Row } from './fault.js';
import { readLine, type ListedLine } from './line.js';

export interface ReadList {
  readonly lines: readonly ListedLine[];
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** The most lines of one list, without its headings. */
export const MOST_LINES = 5_000;

const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === '');

/** The lines of a file by themselves: each cell, and nothing that needs the database. */
export function readList(rows: readonly Row[], today: CalendarDate): ReadList {
  const [headings, ...written] = rows.filter((row) => !isBlank(row));
  const wrong = (code: Fault['code'], params: Fault['params'] = {}): ReadList => ({
    lines: [],
    errors: [{ line: null, column: null, code, params }],
    warnings: [],
  });
  if (!headings) return wrong('file-empty');
  const { places, errors, warnings } = readHeader(headings);
  if (errors.length > 0) return { lines: [], errors, warnings };
  if (written.length === 0) return wrong('file-empty');
  if (written.length > MOST_LINES) return wrong('too-many-lines', { count: written.length, most: MOST_LINES });
  const read = written.map((row) => readLine(row, places, today));
  return {
    lines: read.flatMap((one) => ('listed' in one ? one.listed : [])),
    errors: read.flatMap((one) => ('errors' in one ? one.errors : [])),
    warnings,
  };
}

/** What is known outside the file. */
export interface ListContext {
  /** The session of the page: that of the lines which name none. */
  readonly session: string;
  /** Whom the sessions that the administrator may fill hold already, by session number. */
  readonly sessions: ReadonlyMap<string, readonly Enrolled[]>;
  readonly today: CalendarDate;
}

export interface CheckedList {
  readonly lines: readonly CheckedLine[];
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** B2: all that stops a list, and what is worth a look; line by line, in the file's order. */
export function checkList(list: ReadList, { session, sessions, today }: ListContext): CheckedList {
  const placed = list.lines.map((one) => ({ ...one, session: one.session ?? session }));
  const lost = placed.filter((one) => !sessions.has(one.session));
  const unknown = lost.map((one): Fault => {
    const params = { session: one.session.slice(0, 20) };
    return { line: one.line, column: 'session', code: 'session-unknown', params };
  });
  const compared = compareAll(
    placed.filter((one) => sessions.has(one.session)),
    sessions,
  );
  const warnings = [...list.warnings, ...compared.warnings, ...placed.flatMap((one) => oddities(one, today))];
  return {
    lines: compared.lines,
    errors: inOrder([...list.errors, ...unknown, ...compared.errors]),
    warnings: inOrder(warnings),
  };
}

const inOrder = (faults: readonly Fault[]): Fault[] => [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));

function oddities({ line, lastName, firstName, birthDate, certifiable }: ListedLine, today: CalendarDate): Fault[] {
  const odd: Fault[] = [];
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  if (age < 9 || age > 80) odd.push({ line, column: 'birthDate', code: 'birth-date-unusual', params: {} });
  if (/\p{Nd}/u.test(lastName)) odd.push({ line, column: 'lastName', code: 'name-has-digits', params: {} });
  if (/\p{Nd}/u.test(firstName)) odd.push({ line, column: 'firstName', code: 'name-has-digits', params: {} });
  if (certifiable === false) odd.push({ line, column: 'certifiable', code: 'not-certifiable', params: {} });
  return odd;
}
