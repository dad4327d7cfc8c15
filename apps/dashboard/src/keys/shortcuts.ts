/** The room's keys of one character, and what each does. */
export const SHORTCUTS = { '/': 'find', n: 'next', l: 'view', u: 'undo', '?': 'help' } as const;
export type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';
const OVERLAY = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'isComposing'>;

/** Which shortcut a key is: none with a modifier (Shift is how `?` and `/` are typed), none when held down. */
export function shortcutOf(pressed: Pressed): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = pressed;
  if (ctrlKey || metaKey || altKey || repeat || isComposing) return null;
  // Caps Lock is no modifier.
  const name = shiftKey ? key : key.toLowerCase();
  return isShortcut(name) ? SHORTCUTS[name] : null;
}
const isShortcut = (key: string): key is keyof typeof SHORTCUTS => Object.hasOwn(SHORTCUTS, key);

/** Somebody types, or something lies over the room. */
export const isElsewhere = (target: EventTarget | null, page: ParentNode): boolean =>
  (target instanceof Element && target.closest(TYPING) !== null) || page.querySelector(OVERLAY) !== null;
