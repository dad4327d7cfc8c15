import { readList, readProfiles, type CalendarDate, type ReadList, type ReadProfiles, type Row } from '@vigie/domain';
import { readCsv } from './csv.js';
import { kindOf, type FileKind } from './file-kind.js';
import { readOds } from './ods.js';
import { Unreadable } from './unreadable.js';
import { readXlsx } from './xlsx.js';

/** A file as a list of candidates; one that cannot be read is a list with one error. */
export const readFile = (bytes: Uint8Array, today: CalendarDate): ReadList & { kind: FileKind | null } =>
  readAs(bytes, (rows) => readList(rows, today));

/** The same of a file about certifiability (B3). */
export const readProfileFile = (bytes: Uint8Array, today: CalendarDate): ReadProfiles & { kind: FileKind | null } =>
  readAs(bytes, (rows) => readProfiles(rows, today));

type Unread = Pick<ReadList, 'errors' | 'warnings'> & { lines: never[] };

function readAs<Read>(bytes: Uint8Array, read: (rows: Row[]) => Read): (Read | Unread) & { kind: FileKind | null } {
  try {
    const found = kindOf(bytes);
    return { kind: found.kind, ...read(rowsOf(bytes, found)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, params } = error;
    return { kind: null, lines: [], errors: [{ line: null, column: null, code, params }], warnings: [] };
  }
}

function rowsOf(bytes: Uint8Array, found: ReturnType<typeof kindOf>) {
  switch (found.kind) {
    case 'csv':
      return readCsv(bytes);
    case 'ods':
      return readOds(found.archive);
    case 'xlsx':
      return readXlsx(found.archive);
  }
}
