import { refusals as en } from './en/refusals.js';
import { refusals as fr } from './fr/refusals.js';
import { fill, type Language, type Params } from './say.js';

export type RefusalKey = keyof typeof fr;

/** The sentence of a refusal, in the reader's language. */
export const refusalSentence = (language: Language, code: RefusalKey, params?: Params): string =>
  fill({ fr, en }[language][code], params);
