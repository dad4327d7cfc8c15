import type { CalendarDate } from '../identity/calendar-date.js';
import type { ExtraTime } from '../time/extra-time.js';
import { readBirthDate, readCertifiable, readEmail, readExtraTime, readName, readText, type Read } from './cells.js';
import { COLUMNS, type Column } from './columns.js';
import type { Fault, Row } from './fault.js';

/** What an administrator says of a candidate (B2). */
export interface Listed {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: CalendarDate;
  readonly className: string | null;
  readonly localId: string | null;
  readonly extraTime: ExtraTime;
  readonly email: string | null;
  readonly certifiable: boolean | null;
}

export interface ListedLine extends Listed {
  readonly line: number;
  /** The number of the session; null: that of the page. */
  readonly session: string | null;
}

/** One line of a list: a candidate, or every fault of its cells. */
export function readLine(
  row: Row,
  places: ReadonlyMap<Column, number>,
  today: CalendarDate,
): { listed: ListedLine } | { errors: Fault[] } {
  const { line } = row;
  const errors: Fault[] = [];
  const keep = <Value>(column: Column, read: Read<Value>): Value | null => {
    if ('value' in read) return read.value;
    errors.push({ line, column, code: read.error, params: {} });
    return null;
  };
  const text = Object.fromEntries(
    COLUMNS.map((column) => [column, keep(column, readText(row.cells[places.get(column) ?? -1] ?? ''))]),
  ) as Record<Column, string | null>;
  const needed = <Value>(column: Column, read: (cell: string) => Read<Value>): Value | null => {
    const cell = text[column];
    if (cell === null) return null;
    return keep(column, cell === '' ? { error: 'value-missing' } : read(cell));
  };
  const optional = <Value>(column: Column, read: (cell: string) => Read<Value>): Value | null =>
    text[column] === null ? null : keep(column, read(text[column]));

  const listed = {
    line,
    session: text.session?.replaceAll(' ', '') || null,
    lastName: needed('lastName', readName)!,
    firstName: needed('firstName', readName)!,
    birthDate: needed('birthDate', (cell) => readBirthDate(cell, today))!,
    className: text.className || null,
    localId: text.localId || null,
    extraTime: optional('extraTime', readExtraTime)!,
    email: optional('email', readEmail),
    certifiable: optional('certifiable', readCertifiable),
  };
  return errors.length > 0 ? { errors } : { listed };
}
