import type { CalendarDate } from '../identity/calendar-date.js';
import { matchingKey } from '../identity/name-matching.js';
import { readBirthDate, readCertifiable, readCount, readPastDay, readText, type Read } from './cells.js';
import { COMPETENCES, HIGHEST_LEVEL, type ProfileFacts } from './certifiability.js';
import { PASSED_OVER, PROFILE_COLUMNS, PROFILE_HEADINGS, type ProfileColumn } from './certifiability-columns.js';
import type { Fault, Row } from './fault.js';
import { MOST_LINES } from './list.js';

/** One line of a file about certifiability (B3). */
export interface ProfileLine {
  readonly line: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: CalendarDate | null;
  readonly className: string | null;
  readonly localId: string | null;
  readonly facts: ProfileFacts;
}

export interface ReadProfiles {
  readonly lines: readonly ProfileLine[];
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

const FACTS: readonly ProfileColumn[] = ['isSent', 'sentOn', 'certifiable', 'reached', ...COMPETENCES];

const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === '');

/** B3: a table of levels, a column « certifiable », or Pix Orga's export: the headings say which. */
export function readProfiles(rows: readonly Row[], today: CalendarDate): ReadProfiles {
  const [headings, ...written] = rows.filter((row) => !isBlank(row));
  if (!headings || written.length === 0) return wrong('file-empty');
  if (written.length > MOST_LINES) return wrong('too-many-lines', { count: written.length, most: MOST_LINES });
  const { places, errors, warnings } = readHeadings(headings);
  if (errors.length > 0) return { lines: [], errors, warnings };
  const read = written.map((row) => readProfile(row, places, today));
  return {
    lines: read.flatMap(({ line, errors: its }) => (its.length > 0 ? [] : line)),
    errors: read.flatMap(({ errors: its }) => its),
    warnings,
  };
}

const wrong = (code: Fault['code'], params: Fault['params'] = {}): ReadProfiles => ({
  lines: [],
  errors: [{ line: null, column: null, code, params }],
  warnings: [],
});

type Places = ReadonlyMap<ProfileColumn, number>;

function readHeadings({ line, cells }: Row) {
  const known = new Map(
    PROFILE_COLUMNS.flatMap((column) => PROFILE_HEADINGS[column].map((heading) => [matchingKey(heading), column])),
  );
  const passedOver = PASSED_OVER.map(matchingKey);
  const places = new Map<ProfileColumn, number>();
  const [errors, warnings]: [Fault[], Fault[]] = [[], []];
  cells.forEach((heading, at) => {
    const key = matchingKey(heading);
    const column = known.get(key);
    if (column !== undefined && places.has(column)) errors.push({ line, column, code: 'column-twice', params: {} });
    else if (column !== undefined) places.set(column, at);
    else if (key !== '' && !passedOver.some((start) => key.startsWith(start)))
      warnings.push({ line, column: null, code: 'column-unknown', params: { heading: heading.trim().slice(0, 60) } });
  });
  errors.push(...missing(places, line));
  return { places, errors, warnings };
}

/** Who, by name or local id, and at least one thing about the profile. */
function missing(places: Places, line: number): Fault[] {
  const names = (['lastName', 'firstName'] as const).filter((column) => !places.has(column));
  const faults = places.has('localId') ? [] : names.map((column): Fault => of(line, column, 'column-missing'));
  if (FACTS.some((column) => places.has(column))) return faults;
  return [...faults, of(line, null, 'profile-column-missing')];
}

const of = (line: number, column: ProfileColumn | null, code: Fault['code']): Fault => ({
  line,
  column,
  code,
  params: {},
});

function readProfile(row: Row, places: Places, today: CalendarDate): { line: ProfileLine; errors: Fault[] } {
  const errors: Fault[] = [];
  const cell = <Value>(column: ProfileColumn, read: (text: string) => Read<Value>): Value | null => {
    const text = readText(row.cells[places.get(column) ?? -1] ?? '');
    const value = 'error' in text ? text : read(text.value);
    if ('value' in value) return value.value;
    errors.push(of(row.line, column, value.error));
    return null;
  };
  const text = (column: ProfileColumn) => cell(column, (value) => ({ value })) ?? '';
  const day = (value: string): Read<CalendarDate | null> =>
    value === '' ? { value: null } : readBirthDate(value, today);
  const levels = COMPETENCES.map((one) => cell(one, (value) => readCount(value, HIGHEST_LEVEL, 'level')));
  const line: ProfileLine = {
    line: row.line,
    lastName: text('lastName'),
    firstName: text('firstName'),
    birthDate: cell('birthDate', day),
    className: text('className') || null,
    localId: text('localId') || null,
    facts: {
      declared: cell('certifiable', readCertifiable),
      isSent: cell('isSent', readCertifiable),
      sentOn: cell('sentOn', (value) => readPastDay(value, today)),
      levels: levels.every((level) => level === null) ? null : levels,
      reached: cell('reached', (value) => readCount(value, COMPETENCES.length, 'competence-count')),
    },
  };
  if (line.localId === null && errors.length === 0)
    for (const column of ['lastName', 'firstName'] as const)
      if (line[column] === '') errors.push(of(row.line, column, 'value-missing'));
  return { line: { ...line, facts: counted(line.facts) }, errors };
}

/** Levels say more than their count. */
const counted = (facts: ProfileFacts): ProfileFacts => (facts.levels === null ? facts : { ...facts, reached: null });
