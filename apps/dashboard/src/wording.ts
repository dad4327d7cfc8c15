import { dashboardWording, languageOf } from '@vigie/wording';

export const language = languageOf(navigator.languages);
/** The dashboard's words in the reader's language. */
export const t = dashboardWording(language);

/** « 1 poste », « 3 postes »: the key with `.one` or `.many`. */
export type Counted = Extract<Parameters<typeof t>[0], `${string}.one`> extends `${infer Stem}.one` ? Stem : never;
export const tn = (stem: Counted, count: number, more: Parameters<typeof t>[1] = {}): string =>
  t(`${stem}.${count < 2 && (language === 'fr' || count === 1) ? 'one' : 'many'}`, { count, ...more });
