import { COLUMNS, HEADINGS, type Column } from '@vigie/domain';
import { strToU8, zipSync, type Zippable } from 'fflate';

export const TEMPLATE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type TemplateFormat = keyof typeof TEMPLATE_TYPES;

const EXAMPLE: Readonly<Record<Column, string>> = {
  session: '',
  lastName: 'DUPONT',
  firstName: 'Léa',
  birthDate: '14/03/2012',
  className: '3e A',
  localId: '',
  extraTime: '33 %',
  email: '',
  certifiable: 'oui',
};
const ROWS = [COLUMNS.map((column) => HEADINGS[column][0]), COLUMNS.map((column) => EXAMPLE[column])];

/** The list to fill: the headings, and one example to write over. */
export function template(format: TemplateFormat): Uint8Array {
  switch (format) {
    case 'csv':
      return strToU8(`\ufeff${ROWS.map((row) => row.join(';')).join('\r\n')}\r\n`);
    case 'ods':
      return zipSync(ods());
    case 'xlsx':
      return zipSync(xlsx());
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';

function ods(): Zippable {
  const cell = (text: string) =>
    text
      ? `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
      : '<table:table-cell/>';
  const rows = ROWS.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('');
  return {
    // First, and as it is: what a program looks at to know what the file is.
    mimetype: [strToU8(TEMPLATE_TYPES.ods), { level: 0 }],
    'META-INF/manifest.xml': strToU8(
      `${XML}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.2">` +
        `<manifest:file-entry manifest:full-path="/" manifest:media-type="${TEMPLATE_TYPES.ods}"/>` +
        `<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ),
    'content.xml': strToU8(
      `${XML}<office:document-content xmlns:office="${OASIS}:office:1.0" xmlns:table="${OASIS}:table:1.0" ` +
        `xmlns:text="${OASIS}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>` +
        `<table:table table:name="Candidats">${rows}</table:table>` +
        `</office:spreadsheet></office:body></office:document-content>`,
    ),
  };
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function xlsx(): Zippable {
  const cell = (text: string) => (text ? `<c t="inlineStr"><is><t>${text}</t></is></c>` : '<c/>');
  const rows = ROWS.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  const relation = (type: string, target: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
  return {
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(relation('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}">` +
        `<sheets><sheet name="Candidats" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(relation('worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': strToU8(`${XML}<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`),
  };
}
