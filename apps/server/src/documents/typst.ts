import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Inputs } from './letterhead.js';

const TEMPLATES = path.join(import.meta.dirname, 'templates');
const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
];
/** Compilations after which what was not used again is forgotten. */
const KEPT = 5;

/** Typst, with our templates and our fonts. It holds its thread up while it works. */
export class Typst {
  private readonly compiler: NodeCompiler;

  constructor() {
    const { resolve } = createRequire(import.meta.url);
    const fontBlobs = FONTS.map((font) => readFileSync(resolve(font)));
    this.compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs }] });
  }

  /** PDF/UA-1. A letter that our fonts lack (a name in Chinese) is a fault there: then tagged all the same. */
  pdf(inputs: Inputs): Buffer {
    const document = {
      mainFilePath: path.join(TEMPLATES, inputs.template),
      inputs: { document: JSON.stringify(inputs).normalize('NFC') },
    };
    try {
      return this.compiler.pdf(document, { pdfStandard: 'ua-1' });
    } catch (error) {
      if (!/could not be displayed with font/.test((error as Error).message)) throw error;
      return this.compiler.pdf(document);
    } finally {
      this.compiler.evictCache(KEPT);
    }
  }
}
