import { frenchDate } from './sheet.js';
import { hear } from './xml.js';

type Look = 'date' | 'percent' | 'plain';

export interface Styles {
  /** By the number that a cell names its style with. */
  readonly looks: readonly Look[];
  readonly is1904: boolean;
}

const DAY_MS = 86_400_000;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Which styles show a number as a date or a percentage (ECMA-376, 18.8.30). */
export function readStyles(xml: string | null, is1904: boolean): Styles {
  const formats = new Map<string, string>();
  const looks: Look[] = [];
  let isInCells = false;
  hear(xml ?? '<none/>', {
    open: (name, attributes) => {
      if (local(name) === 'cellXfs') isInCells = true;
      if (local(name) === 'numFmt') formats.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (local(name) === 'xf' && isInCells) looks.push(lookOf(attributes['numFmtId'] ?? '0', formats));
    },
    close: (name) => {
      if (local(name) === 'cellXfs') isInCells = false;
    },
  });
  return { looks, is1904 };
}

function lookOf(id: string, formats: ReadonlyMap<string, string>): Look {
  const number = Number(id);
  if (number === 9 || number === 10) return 'percent';
  if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58)) return 'date';
  // Without what is quoted or in brackets: [Red], "an".
  const code = (formats.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (code.includes('%')) return 'percent';
  return /[dyj]/i.test(code) ? 'date' : 'plain';
}

export function numberAsShown(value: string, style: string | undefined, { looks, is1904 }: Styles): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  const look = looks[Number(style ?? 0)] ?? 'plain';
  if (look === 'percent') return `${Math.round(number * 10_000) / 100} %`;
  if (look === 'date' && number >= 1 && number < 2_958_466) return frenchDate(dateOf(number, is1904));
  return value.includes('E') ? String(number) : value;
}

/** Days since the eve of 1900, of which spreadsheets believe that it was a leap year; or since 1904. */
function dateOf(days: number, is1904: boolean): string {
  const origin = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(origin + Math.floor(days) * DAY_MS).toISOString();
}
