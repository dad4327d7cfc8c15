import fs from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { documentsModule } from '../steps/documents.mjs';
import { inRoot } from '../steps/folders.mjs';
import { detail, step } from '../steps/screen.mjs';
import { grayPng } from './gray.mjs';

/** @typedef {import('../../apps/server/src/documents/letterhead.js').Inputs} Inputs */

/** @typedef {{ create(width: number, height: number): { canvas: any, context: any } }} Factory */

const CANDIDATES = 24;
/** Of 72 dots an inch: an A4 page is 833 wide. */
const SCALE = 1.4;

export async function documentPictures() {
  step('3/3', 'Documents', 'docs/screenshots');
  /** @type {{ Typst: new () => { pdf(inputs: Inputs): Buffer } }} */
  const { Typst } = await documentsModule('typst.js');
  /** @type {{ sampleDocuments(candidates: number): Record<string, Inputs> }} */
  const { sampleDocuments } = await documentsModule('testing/sample-documents.js');
  const typst = new Typst();
  for (const [name, inputs] of Object.entries(sampleDocuments(CANDIDATES))) {
    const file = inRoot('docs', 'screenshots', `document-${name}.png`);
    fs.writeFileSync(file, await firstPage(typst.pdf(inputs)));
    detail(`${name.padEnd(24)} ${Math.round(fs.statSync(file).size / 1000)} kB`);
  }
}

/** @param {Buffer} pdf */
async function firstPage(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: SCALE });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const { canvas, context } = /** @type {Factory} */ (document.canvasFactory).create(width, height);
  await page.render({ canvas, viewport }).promise;
  const image = context.getImageData(0, 0, width, height);
  await document.destroy();
  return grayPng(image);
}
