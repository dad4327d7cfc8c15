export type Language = 'fr' | 'en';
export type Params = Readonly<Record<string, string | number>>;

/** French first, English second: the first of the two that the reader's list names. */
export function languageOf(preferences: readonly string[] | string | undefined): Language {
  const list = typeof preferences === 'string' ? preferences.split(',') : (preferences ?? []);
  const first = list.map((one) => one.trim().slice(0, 2).toLowerCase()).find((one) => one === 'fr' || one === 'en');
  return first === 'en' ? 'en' : 'fr';
}

/** Puts the values in the sentence: `{count}`. A value that is not given stays visible, so that a test sees it. */
export const fill = (sentence: string, params?: Params): string =>
  params ? sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)) : sentence;

/** A catalogue's reader: `t('join.title')`, in the language it was made for. */
export function reader<Key extends string>(catalogues: Record<Language, Record<Key, string>>, language: Language) {
  return (key: Key, params?: Params): string => fill(catalogues[language][key], params);
}
