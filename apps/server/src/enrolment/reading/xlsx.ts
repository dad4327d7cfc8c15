import type { Row } from '@vigie/domain';
import type { Archive } from './archive.js';
import { formulaText, Sheet } from './sheet.js';
import { Unreadable } from './unreadable.js';
import { hear, type Attributes } from './xml.js';
import { numberAsShown, readStyles, type Styles } from './xlsx-styles.js';

/** What the first sheet of an XLSX shows, cell by cell. */
export function readXlsx(archive: Archive): Row[] {
  const { path, is1904 } = firstSheet(archive);
  const xml = archive.text(path);
  if (xml === null) throw new Unreadable('file-damaged');
  const styles = readStyles(archive.text('xl/styles.xml'), is1904);
  const reader = new XlsxReader(sharedStrings(archive.text('xl/sharedStrings.xml')), styles);
  hear(xml, reader);
  return reader.sheet.rows;
}

function firstSheet(archive: Archive): { path: string; is1904: boolean } {
  let first: string | undefined;
  let is1904 = false;
  hear(archive.text('xl/workbook.xml')!, {
    open: (name, attributes) => {
      if (local(name) === 'sheet' && attributes['state'] !== 'hidden') first ??= attributes['r:id'];
      if (local(name) === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  let target = 'worksheets/sheet1.xml';
  hear(archive.text('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (_name, attributes) => {
      if (attributes['Id'] === first && attributes['Target']) target = attributes['Target'];
    },
  });
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, is1904 };
}

/** Some writers name every tag with a prefix. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The texts that cells refer to by their number; how a text is pronounced (`rPh`) is none of it. */
function sharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  let [isText, isPhonetic] = [false, false];
  hear(xml ?? '<none/>', {
    open: (name) => {
      if (local(name) === 'si') strings.push('');
      if (local(name) === 'rPh') isPhonetic = true;
      isText = local(name) === 't' && !isPhonetic;
    },
    text: (text) => void (isText && strings.push(strings.pop()! + text)),
    close: (name) => {
      if (local(name) === 'rPh') isPhonetic = false;
      isText = false;
    },
  });
  return strings;
}

class XlsxReader {
  readonly sheet = new Sheet();
  private line = 0;
  private column = -1;
  private cell: { attributes: Attributes; value: string; formula: string | null } | null = null;
  private part = '';

  constructor(
    private readonly strings: readonly string[],
    private readonly styles: Styles,
  ) {}

  open = (prefixed: string, attributes: Attributes): void => {
    const name = local(prefixed);
    this.part = name;
    if (name === 'row') {
      this.line = Number(attributes['r']) || this.line + 1;
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r']) ?? this.column + 1;
      this.cell = { attributes, value: '', formula: null };
    } else if (name === 'f' && this.cell) this.cell.formula = '';
  };

  text = (text: string): void => {
    if (!this.cell) return;
    if (this.part === 'v' || this.part === 't') this.cell.value += text;
    if (this.part === 'f') this.cell.formula += text;
  };

  close = (prefixed: string): void => {
    const name = local(prefixed);
    this.part = '';
    if (name === 'c') {
      this.sheet.put(this.column, this.shown());
      this.cell = null;
    } else if (name === 'row') this.sheet.endRow(this.line);
  };

  private shown(): string {
    const { attributes, value, formula } = this.cell!;
    if (formula !== null) return formulaText(formula);
    switch (attributes['t']) {
      case 's':
        return this.strings[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'oui' : 'non';
      case 'd':
        return value.slice(0, 10);
      case 'str':
      case 'inlineStr':
      case 'e':
        return value;
      default:
        return numberAsShown(value, attributes['s'], this.styles);
    }
  }
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
