import type { DropdownMenuItem } from '@nuxt/ui';
import { chooseTheme, theme, THEMES, type Theme } from './theme';
import { t } from './wording';

const ICONS: Record<Theme, string> = {
  system: 'i-lucide-monitor',
  light: 'i-lucide-sun',
  dark: 'i-lucide-moon',
  contrast: 'i-lucide-contrast',
};

/** The part of a menu that chooses the display. */
export const themeItems = (): DropdownMenuItem[] => [
  { label: t('menu.display'), type: 'label' },
  ...THEMES.map((one): DropdownMenuItem => ({
    label: t(`menu.${one}`),
    icon: ICONS[one],
    type: 'checkbox',
    checked: theme.value === one,
    onUpdateChecked: () => chooseTheme(one),
    onSelect: staysOpen,
  })),
];

/** A choice is seen before the menu is left. */
export const staysOpen = (event: Event): void => event.preventDefault();
