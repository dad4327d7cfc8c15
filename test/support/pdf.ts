import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  pages: string[];
  isTagged: boolean;
  /** What it says of itself: PDF/UA-1. */
  isUa: boolean;
  language: string | null;
  title: string;
  /** The names of the fonts that the file names, and how many font programs it brings. */
  fonts: string[];
  fontFiles: number;
}

/** A PDF as somebody else's reader understands it. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) pages.push(await textOf(await document.getPage(n)));
  const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  const { info } = await document.getMetadata();
  const { Title: title, Language: language } = info as { Title: string; Language: string | null };
  const objects = objectsOf(Buffer.from(file));
  await document.destroy();
  return {
    pages,
    isTagged: marks?.Marked === true && objects.includes('/StructTreeRoot'),
    isUa: objects.includes('pdfuaid:part'),
    language,
    title,
    fonts: [...new Set([...objects.matchAll(/\/BaseFont\s*\/([\w+-]+)/g)].map(([, name]) => name!))],
    fontFiles: [...objects.matchAll(/\/FontFile[23]?\s/g)].length,
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
  return words.join('').replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** The objects in clear, those of compressed object streams too. */
function objectsOf(file: Buffer): string {
  const text = file.toString('latin1');
  const streams = [...text.matchAll(/\/Type\s*\/ObjStm[\s\S]*?stream\r?\n/g)].map(({ 0: head, index }) => {
    const start = index + head.length;
    return inflateSync(file.subarray(start, text.indexOf('endstream', start))).toString('latin1');
  });
  return [text, ...streams].join('\n');
}
