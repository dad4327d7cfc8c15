import { candidateWording, languageOf, type Language } from '@vigie/wording';
import { computed, inject, provide, ref, watch, type InjectionKey } from 'vue';

const REMEMBERED = 'vigie.language';

/** The words and times of the screens, in the pupil's language. */
export function useWords() {
  const language = ref<Language>(remembered() ?? languageOf(navigator.languages));
  const wording = computed(() => candidateWording(language.value));
  const t: ReturnType<typeof candidateWording> = (key, params) => wording.value(key, params);

  function time(at: number, timeZone: string | undefined, precision: 'minute' | 'second' = 'minute'): string {
    const seconds = precision === 'second' ? ({ second: '2-digit' } as const) : {};
    const locale = language.value === 'fr' ? 'fr-FR' : 'en-GB';
    return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...seconds, timeZone }).format(at);
  }

  watch(language, remember);
  watch(language, (now) => (document.documentElement.lang = now), { immediate: true });
  return { language, t, time };
}

function remembered(): Language | null {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    return kept === 'fr' || kept === 'en' ? kept : null;
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
}

export type Words = ReturnType<typeof useWords>;
export const wordsKey: InjectionKey<Words> = Symbol('words');
export const injectWords = (): Words => inject(wordsKey)!;
export function provideWords(): Words {
  const words = useWords();
  provide(wordsKey, words);
  return words;
}
