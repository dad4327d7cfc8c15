import { checkLists as en } from './en/check-lists.js';
import { checkLists as fr } from './fr/check-lists.js';
import type { Language } from './say.js';

/** A text of a list before a centre changes it; its id begins with the list's name. */
export interface DefaultCheck {
  readonly id: string;
  readonly text: string;
}

export const defaultChecks = (list: string, language: Language): DefaultCheck[] =>
  Object.entries(language === 'en' ? en : fr)
    .filter(([id]) => id.startsWith(`${list}-`))
    .map(([id, text]) => ({ id, text }));
