import { ref } from 'vue';

const KEY = 'vigie.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Dark or light: as this person chose on this PC, else as the system says. */
export const isDark = ref(false);

function show(dark: boolean): void {
  isDark.value = dark;
  document.documentElement.classList.toggle('dark', dark);
}

export function startTheme(): void {
  show(chosen() === null ? system.matches : chosen() === 'dark');
  system.addEventListener('change', ({ matches }) => chosen() === null && show(matches));
}

export function switchTheme(): void {
  show(!isDark.value);
  try {
    localStorage.setItem(KEY, isDark.value ? 'dark' : 'light');
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
}
