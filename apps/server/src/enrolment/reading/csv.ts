import type { Row } from '@vigie/domain';
import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { isUtf16 } from './file-kind.js';
import { Unreadable } from './unreadable.js';

const LONGEST_RECORD = 20_000;

/** UTF-8 with or without BOM, UTF-16 with one; any other bytes are Latin-1, as Windows writes it. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return iconv.decode(Buffer.from(bytes), 'utf16');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'win1252');
  }
}

/** The separator that stands most often in the first line that says something. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/, 20).find((line) => line.trim() !== '') ?? '';
  const count = (separator: string) => first.split(separator).length;
  return [';', '\t', ','].reduce((best, one) => (count(one) > count(best) ? one : best));
}

interface Read {
  record: string[];
  info: { lines: number };
}

export function readCsv(bytes: Uint8Array): Row[] {
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new Unreadable('file-not-a-list');
  try {
    const read = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    }) as unknown as Read[];
    // A cell may hold line breaks: its line is where it begins.
    return read.map(({ record }, at) => ({ line: (read[at - 1]?.info.lines ?? 0) + 1, cells: record }));
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new Unreadable('file-not-a-list');
  return new Unreadable('quotes-not-closed', { at: Number(error['lines'] ?? 1) });
}
