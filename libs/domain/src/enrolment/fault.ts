import type { ProfileColumn } from './certifiability-columns.js';
import type { Column } from './columns.js';

/** One line of a file, as text: numbered as a spreadsheet or an editor numbers it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Why a file cannot be read at all. */
export const FILE_FAULTS = [
  'file-damaged',
  'file-empty',
  'file-encrypted',
  'file-not-a-list',
  'file-old-format',
  'file-too-complex',
  'quotes-not-closed',
  'too-many-lines',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** What is wrong with a heading, a cell or a line; nothing is enrolled. */
export const LIST_ERRORS = [
  'birth-date-format',
  'birth-date-in-future',
  'birth-date-not-a-day',
  'certifiable',
  'column-missing',
  'column-twice',
  'competence-count',
  'date-in-future',
  'date-not-valid',
  'email',
  'encoding',
  'extra-time',
  'formula',
  'invisible-characters',
  'level',
  'line-twice',
  'local-id-other-name',
  'local-id-twice',
  'name-characters',
  'profile-column-missing',
  'session-unknown',
  'too-long',
  'value-missing',
] as const;
export type ListError = (typeof LIST_ERRORS)[number];

/** What is worth a look, and stops nothing. */
export const LIST_WARNINGS = [
  'already-enrolled-otherwise',
  'birth-date-unusual',
  'column-unknown',
  'homonyms',
  'in-two-sessions',
  'matched-nobody',
  'matched-several',
  'name-has-digits',
  'not-certifiable',
] as const;
export type ListWarning = (typeof LIST_WARNINGS)[number];

export type FaultCode = FileFault | ListError | ListWarning;

export interface Fault {
  /** Null: the whole file. */
  readonly line: number | null;
  readonly column: Column | ProfileColumn | null;
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}
