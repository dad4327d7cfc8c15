import { headingOf, type Fault } from '@vigie/domain';
import { faultSentence, reportWording, type Language } from '@vigie/wording';

/** Errors and warnings as a file that spreadsheets open: separated by `;`, with a BOM, and never a formula. */
export function faultFile(language: Language, errors: readonly Fault[], warnings: readonly Fault[]): string {
  const say = reportWording(language);
  const rowOf = (kind: 'error' | 'warning') => (fault: Fault) => [
    fault.line === null ? '' : String(fault.line),
    fault.column === null ? '' : headingOf(fault.column),
    say(kind),
    faultSentence(language, fault),
  ];
  const heads = [say('line'), say('column'), say('kind'), say('message')];
  const rows = [heads, ...errors.map(rowOf('error')), ...warnings.map(rowOf('warning'))];
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** What begins like a formula is kept from being one. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
