import { documents as en } from './en/documents.js';
import { documents as fr } from './fr/documents.js';
import { reader, type Language } from './say.js';

export type DocumentKey = keyof typeof fr;
export type DocumentWords = (key: DocumentKey, params?: Readonly<Record<string, string | number>>) => string;
export const documentWording = (language: Language): DocumentWords => reader<DocumentKey>({ fr, en }, language);
