import type { CalendarDate } from '@vigie/domain';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from './index.js';

const TODAY = '2026-03-02' as CalendarDate;
const TEXT = 'Nom;Prénom;Date de naissance;Temps majoré\nD’ARCY;Lœtitia;14/03/2012;33 %\nHO;Zoé;29/02/2012;\n';
const read = (bytes: Uint8Array) => readFile(bytes, TODAY);
const names = (bytes: Uint8Array) => read(bytes).lines.map(({ lastName, firstName }) => `${firstName} ${lastName}`);
const faults = (bytes: Uint8Array) => read(bytes).errors.map(({ line, code }) => `${line} ${code}`);
const fixture = (name: string) =>
  readFileSync(new URL(`../../../../../test/fixtures/enrolment/${name}`, import.meta.url));

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`)],
    ['Latin-1 of Windows', iconv.encode(TEXT, 'win1252')],
    ['UTF-16', iconv.encode(TEXT, 'utf16le', { addBOM: true })],
    ['commas', Buffer.from(TEXT.replaceAll(';', ','))],
    ['tabs', Buffer.from(TEXT.replaceAll(';', '\t'))],
    ['line ends of Windows', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['quotes', Buffer.from(TEXT.replaceAll(/[^;\n]+/g, '"$&"'))],
  ])('%s', (_what, bytes) => {
    expect(names(bytes)).toEqual(['Lœtitia D’ARCY', 'Zoé HO']);
    expect(faults(bytes)).toEqual([]);
  });

  it('numbers lines as an editor does, whatever its cells hold', () => {
    const rows = 'Nom;Prénom;Date de naissance;Classe\n\nA;B;01/01/2012;"3e\nA"\nC;;01/01/2012;\n';
    expect(faults(Buffer.from(rows))).toEqual(['5 value-missing']);
    expect(read(Buffer.from(rows)).lines[0]).toMatchObject({ line: 3, className: '3e A' });
  });

  it('a quotation mark that stays open', () => {
    expect(faults(Buffer.from('Nom;Prénom;Date de naissance\nA;"B;01/01/2012\nC;D;01/01/2012'))).toEqual([
      'null quotes-not-closed',
    ]);
  });
});

describe.each(['ods', 'xlsx'])('%s of LibreOffice', (format) => {
  it('gives dates, percentages, long numbers and empty lines as they are shown', () => {
    const { kind, lines, errors, warnings } = read(fixture(`libreoffice.${format}`));
    expect([kind, errors, warnings]).toEqual([format, [], []]);
    expect(lines).toMatchObject([
      { line: 2, firstName: 'Zoé', birthDate: '2012-03-14', localId: '12345678901', certifiable: true },
      { line: 3, lastName: 'D’ARCY', birthDate: '2011-07-02', extraTime: { kind: 'minutes', value: 20 } },
      { line: 5, lastName: 'ĐẶNG', birthDate: '2012-02-29', certifiable: false },
    ]);
    expect(lines[0]!.extraTime).toEqual({ kind: 'percent', value: 33 });
  });
});

describe('what is no list', () => {
  const ods = (content: string) =>
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(content),
    });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file-not-a-list'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'file-not-a-list'],
    ['a page', Buffer.from('<html><table><tr><td>Nom'), 'file-not-a-list'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-old-format'],
    ['a ZIP of something else', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'file-not-a-list'],
    ['half a workbook', fixture('libreoffice.xlsx').subarray(0, 3_000), 'file-damaged'],
    ['XML that is none', ods('<a><b></a>'), 'file-damaged'],
    ['entities of its own', ods('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'), 'file-damaged'],
    ['a bomb', ods(' '.repeat(60_000_000)), 'file-too-complex'],
    ['a row a million times', ods(aRow('table:number-rows-repeated="1000000"')), 'too-many-lines'],
  ])('%s', (_what, bytes, code) => expect(faults(bytes)).toEqual([`null ${code}`]));

  it('a bomb that lies of its size is stopped where it unfolds', () => {
    const bytes = ods(' '.repeat(60_000_000));
    const entry = Buffer.from(bytes).lastIndexOf('content.xml') - 46;
    Buffer.from(bytes.buffer).writeUInt32LE(1_000, entry + 24);
    expect(faults(bytes)).toEqual(['null file-too-complex']);
  });

  it('a formula is text, in a workbook too', () => {
    const formula = aRow(
      '',
      '<table:table-cell table:formula="of:=1+1" office:value-type="string"><text:p>DUPONT</text:p>',
    );
    expect(read(ods(formula)).errors).toMatchObject([{ line: 2, column: 'lastName', code: 'formula' }]);
  });
});

function aRow(attributes: string, first = '<table:table-cell><text:p>DUPONT</text:p>'): string {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const headings = ['Nom', 'Prénom', 'Date de naissance'].map(cell).join('');
  return `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table>
    <table:table-row>${headings}</table:table-row>
    <table:table-row ${attributes}>${first}</table:table-cell>${cell('Léa')}${cell('14/03/2012')}</table:table-row>
  </table:table></office:document-content>`;
}
