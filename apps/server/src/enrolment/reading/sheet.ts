import type { Row } from '@vigie/domain';
import { Unreadable } from './unreadable.js';

/** More lines than any list has: beyond, a sheet is refused while it is read. */
const MOST_ROWS = 20_000;
const MOST_CELLS = 60;

/** A sheet as it is being read: only what says something is kept, under the number that the spreadsheet shows. */
export class Sheet {
  readonly rows: Row[] = [];
  private cells: string[] = [];

  put(column: number, text: string): void {
    if (text.trim() === '') return;
    if (column >= MOST_CELLS) return;
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
  }

  endRow(line: number, repeated = 1): void {
    const cells = this.cells;
    this.cells = [];
    if (cells.length === 0) return;
    if (this.rows.length + repeated > MOST_ROWS)
      throw new Unreadable('too-many-lines', { count: this.rows.length + repeated, most: 5_000 });
    for (let n = 0; n < repeated; n++) this.rows.push({ line: line + n, cells });
  }
}

/** A formula is never worked out, nor its last result believed: it is text, and refused as such. */
export const formulaText = (formula: string): string =>
  (formula.startsWith('=') ? formula : `=${formula}`).slice(0, 200);

export const frenchDate = (iso: string): string => iso.slice(0, 10).split('-').toReversed().join('/');
