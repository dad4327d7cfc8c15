import { Unreadable } from './unreadable.js';
import { LARGEST_PART, openArchive, type Archive } from './archive.js';

export type FileKind = 'csv' | 'ods' | 'xlsx';

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** What a file is by what it holds: its name proves nothing. */
export function kindOf(bytes: Uint8Array): { kind: 'csv' } | { kind: 'ods' | 'xlsx'; archive: Archive } {
  if (bytes.length === 0) throw new Unreadable('file-empty');
  // The old container of Office: a workbook of before 2007, or one behind a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable(isEncryptedOffice(bytes));
  if (startsWith(bytes, 0x50, 0x4b)) return workbook(bytes);
  if (isUtf16(bytes)) return { kind: 'csv' };
  if (bytes.includes(0) || BINARY.some((magic) => startsWith(bytes, ...magic))) throw new Unreadable('file-not-a-list');
  return { kind: 'csv' };
}

const BINARY = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x1f, 0x8b], // gzip
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x3c, 0x21], // <!doctype
  [0x3c, 0x68, 0x74, 0x6d, 0x6c], // <html
  [0x3c, 0x3f, 0x78, 0x6d, 0x6c], // <?xml
];

export const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

const isEncryptedOffice = (bytes: Uint8Array) =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file-encrypted' : 'file-old-format';

function workbook(bytes: Uint8Array): { kind: 'ods' | 'xlsx'; archive: Archive } {
  const archive = openArchive(bytes);
  const mimetype = archive.text('mimetype', 200)?.trim();
  if (mimetype === ODS) {
    const manifest = archive.text('META-INF/manifest.xml', LARGEST_PART) ?? '';
    if (manifest.includes('encryption-data')) throw new Unreadable('file-encrypted');
    return { kind: 'ods', archive };
  }
  if (archive.has('xl/workbook.xml')) return { kind: 'xlsx', archive };
  throw new Unreadable('file-not-a-list');
}
