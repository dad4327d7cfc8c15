import { ref } from 'vue';
import { keep, kept } from './kept';

const KEY = 'vigie.theme';
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const prefersContrast = matchMedia('(prefers-contrast: more)');

/** As this person chose on this PC, else as the system says. */
export const theme = ref<Theme>(THEMES.find((one) => one === kept(KEY)) ?? 'system');

/** What is seen, whoever chose it. */
export const isDark = ref(false);

function show(): void {
  const { classList } = document.documentElement;
  const followsSystem = theme.value === 'system' || theme.value === 'contrast';
  isDark.value = followsSystem ? prefersDark.matches : theme.value === 'dark';
  classList.toggle('dark', isDark.value);
  // Who asks their system for more contrast has it in every theme.
  classList.toggle('contrast', theme.value === 'contrast' || prefersContrast.matches);
}

export function startTheme(): void {
  show();
  for (const system of [prefersDark, prefersContrast]) system.addEventListener('change', show);
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keep(KEY, chosen);
  show();
}
