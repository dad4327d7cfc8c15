import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const LARGEST = 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
};

export interface QuestionFile {
  type: string;
  content: Buffer;
}

/** The images and attachments of a set: the folder `files` beside it. */
export class QuestionFiles {
  private readonly folder: string;
  private readonly served = new Map<string, QuestionFile>();

  constructor(setFile: string) {
    this.folder = path.join(path.dirname(setFile), 'files');
  }

  fault = (name: string): string | null => {
    const file = path.join(this.folder, name);
    if (!existsSync(file)) return `le fichier files/${name} n’existe pas`;
    return statSync(file).size > LARGEST ? `le fichier files/${name} dépasse 1 Mo` : null;
  };

  /**
   * The name under which a file is served: that of its content, the same in every process. A browser's <img> sends no
   * token; who can name the content already has it.
   */
  serve(name: string): string {
    const content = readFileSync(path.join(this.folder, name));
    const extension = path.extname(name).slice(1);
    const served = `${createHash('sha256').update(content).digest('hex').slice(0, 40)}.${extension}`;
    this.served.set(served, { type: TYPES[extension]!, content });
    return served;
  }

  byName(served: string): QuestionFile | null {
    return this.served.get(served) ?? null;
  }
}
