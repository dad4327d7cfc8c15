import { inflateRawSync } from 'node:zlib';
import { Unreadable } from './unreadable.js';

/** A list of 5,000 lines has some 5 MB of XML; what unfolds to more than this is no list. */
export const LARGEST_PART = 40_000_000;
const MOST_ENTRIES = 500;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

interface Entry {
  method: number;
  flags: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** The parts of a ZIP by name. Nothing is unfolded before it is asked for, and never beyond its limit, whatever the file claims. */
export interface Archive {
  has(name: string): boolean;
  text(name: string, most?: number): string | null;
}

/** By hand, for no library that reads ZIPs from memory stops in the middle of a part: `maxOutputLength` of zlib does. */
export function openArchive(bytes: Uint8Array): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = inWords(() => directoryOf(file));
  return {
    has: (name) => entries.has(name),
    text: (name, most = LARGEST_PART) => {
      const entry = entries.get(name);
      return entry ? inWords(() => unfold(file, entry, most)).toString('utf8') : null;
    },
  };
}

/** What zlib or a read beyond the end throws is a file that is damaged. */
function inWords<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const isBomb = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unreadable(isBomb ? 'file-too-complex' : 'file-damaged');
  }
}

function directoryOf(file: Buffer): Map<string, Entry> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || file.readUInt32LE(end) !== END) throw new Unreadable('file-damaged');
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Unreadable('file-too-complex');
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (file.readUInt32LE(at) !== ENTRY) throw new Unreadable('file-damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map((from) => file.readUInt16LE(at + from)) as [
      number,
      number,
      number,
    ];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function unfold(file: Buffer, { method, flags, packed, unpacked, offset }: Entry, most: number): Buffer {
  if (flags & 1) throw new Unreadable('file-encrypted');
  if (unpacked > most) throw new Unreadable('file-too-complex');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const content = file.subarray(start, start + packed);
  if (content.length < packed) throw new Unreadable('file-damaged');
  if (method === 0) return content;
  if (method !== 8) throw new Unreadable('file-damaged');
  return inflateRawSync(content, { maxOutputLength: most });
}
