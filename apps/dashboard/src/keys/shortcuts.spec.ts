import { describe, expect, it } from 'vitest';
import { isElsewhere, shortcutOf } from './shortcuts';

const pressed = (key: string, given: object = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    ...given,
  });

describe('a key of one character', () => {
  it('is a shortcut, on any keyboard', () => {
    expect([
      pressed('/'),
      pressed('/', { shiftKey: true }),
      pressed('?', { shiftKey: true }),
      pressed('n'),
      pressed('l'),
    ]).toEqual(['find', 'find', 'help', 'next', 'view']);
    expect(pressed('N')).toBe('next');
  });

  it('is none with a modifier, held down, or in the middle of a composed letter', () => {
    for (const given of ['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing'])
      expect(pressed('n', { [given]: true })).toBeNull();
    expect(pressed('N', { shiftKey: true })).toBeNull();
    expect([pressed('x'), pressed('Enter'), pressed('toString')]).toEqual([null, null, null]);
  });
});

describe('is left to', () => {
  const page = (html: string) => {
    const root = document.createElement('div');
    root.innerHTML = html;
    return root;
  };
  it.each(['<input>', '<textarea></textarea>', '<select></select>', '<p contenteditable="true"></p>'])('%s', (html) => {
    const root = page(html);
    expect(isElsewhere(root.firstElementChild, root)).toBe(true);
  });

  it('what lies over the room', () => {
    const root = page('<button></button><div role="dialog"></div>');
    expect(isElsewhere(root.firstElementChild, root)).toBe(true);
  });

  it('nothing else', () => {
    const root = page('<button></button>');
    expect(isElsewhere(root.firstElementChild, root)).toBe(false);
  });
});
