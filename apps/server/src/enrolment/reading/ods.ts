import type { Row } from '@vigie/domain';
import type { Archive } from './archive.js';
import { formulaText, frenchDate, Sheet } from './sheet.js';
import { Unreadable } from './unreadable.js';
import { hear, type Attributes } from './xml.js';

const times = (attributes: Attributes, name: string): number => Math.max(1, Number(attributes[name] ?? 1) || 1);
const CELLS = new Set(['table:table-cell', 'table:covered-table-cell']);

/** What the first sheet of an ODS shows, cell by cell. */
export function readOds(archive: Archive): Row[] {
  const xml = archive.text('content.xml');
  if (xml === null) throw new Unreadable('file-damaged');
  const reader = new OdsReader();
  hear(xml, reader);
  return reader.sheet.rows;
}

class OdsReader {
  readonly sheet = new Sheet();
  private tables = 0;
  private line = 1;
  private column = 0;
  private rowTimes = 1;
  private cell: { attributes: Attributes; paragraphs: string[] } | null = null;
  private inside: string[] = [];

  open = (name: string, attributes: Attributes): void => {
    if (name === 'table:table') this.tables++;
    if (this.tables !== 1) return;
    this.inside.push(name);
    if (name === 'table:table-row') {
      this.column = 0;
      this.rowTimes = times(attributes, 'table:number-rows-repeated');
    } else if (CELLS.has(name)) this.cell = { attributes, paragraphs: [] };
    else if (name === 'text:p' && this.isCellText()) this.cell?.paragraphs.push('');
    else if (name === 'text:s') this.text(' '.repeat(Math.min(100, times(attributes, 'text:c'))));
    else if (name === 'text:tab' || name === 'text:line-break') this.text(' ');
  };

  text = (text: string): void => {
    if (!this.cell || this.cell.paragraphs.length === 0 || !this.isCellText()) return;
    this.cell.paragraphs.push(this.cell.paragraphs.pop()! + text);
  };

  close = (name: string): void => {
    if (this.tables !== 1) return;
    if (CELLS.has(name)) this.endCell();
    if (name === 'table:table-row') this.endRow();
    if (name === 'table:table') this.tables++;
    this.inside.pop();
  };

  /** A comment on a cell holds paragraphs too. */
  private isCellText = (): boolean => !this.inside.includes('office:annotation');

  private endCell(): void {
    const { attributes, paragraphs } = this.cell!;
    const text = shown(attributes, paragraphs.join(' '));
    const repeated = times(attributes, 'table:number-columns-repeated');
    // What is empty may be repeated to the sheet's last column.
    if (text !== '') for (let n = 0; n < Math.min(repeated, 60); n++) this.sheet.put(this.column + n, text);
    this.column += repeated;
    this.cell = null;
  }

  private endRow(): void {
    this.sheet.endRow(this.line, this.rowTimes);
    this.line += this.rowTimes;
  }
}

/** Dates whatever their format; numbers whole, not as 1,23E+10; anything else as it is shown. */
function shown(attributes: Attributes, text: string): string {
  const formula = attributes['table:formula'];
  if (formula !== undefined) return formulaText(formula.replace(/^of:/, ''));
  const date = attributes['office:date-value'];
  if (attributes['office:value-type'] === 'date' && date) return frenchDate(date);
  if (attributes['office:value-type'] === 'float') return attributes['office:value'] ?? text;
  return text;
}
