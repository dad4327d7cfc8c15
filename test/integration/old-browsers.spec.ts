import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linted } from '../support/linted.js';

const own = (file: string) => ({ [file]: readFileSync(file, 'utf8') });
const OF_ITS_TIME = {
  ...own('apps/candidate/browserslist'),
  ...own('apps/candidate/tsconfig.json'),
  'apps/candidate/src/last.ts': `export const last = [1, 2].at(-1);`,
  'apps/candidate/src/Guarded.vue': `<script setup lang="ts">\nif ('startViewTransition' in document) document.startViewTransition(() => {});\n</script>`,
  'apps/candidate/public/sw.js': `fetch('.', { signal: AbortSignal.timeout(1) });`,
  'libs/link/src/own.ts': `export const own = Object.hasOwn({}, 'own');`,
  'dist/apps/candidate/assets/index.js': `class A { static #n = 1; static { A.#n ??= 2; } }\nexport { A as default };`,
  'dist/apps/candidate/assets/index.css': `main { inset: 0; aspect-ratio: 1 } @container (min-width: 1px) { p { gap: 0 } }`,
};
const check = (files: Record<string, string> = {}) => linted('lint:browsers', { ...OF_ITS_TIME, ...files });

it('lets through what Chrome 109 and Firefox 115 know', () => {
  const { code, says } = check();
  expect(says).not.toContain('error');
  expect(code).toBe(0);
});

const YOUNG_SOURCES: [what: string, file: string, text: string][] = [
  ['toSorted', 'apps/candidate/src/sorted.ts', `export const sorted = [2, 1].toSorted();`],
  ['showPopover', 'apps/candidate/src/popover.ts', `export const show = (menu: HTMLElement) => menu.showPopover();`],
  ['wakeLock', 'libs/link/src/awake.ts', `export const lock = navigator.wakeLock;`],
  ['canParse', 'apps/candidate/src/Parse.vue', `<script setup lang="ts">\nURL.canParse('.');\n</script>`],
  ['any', 'apps/candidate/public/sw.js', `AbortSignal.any([]);`],
  ['has', 'dist/apps/candidate/assets/index.css', `main:has(p) { color: red }`],
];

describe('a younger API or style', () => {
  const { code, says } = check(Object.fromEntries(YOUNG_SOURCES.map(([, file, text]) => [file, text])));

  it('fails the check', () => expect(code).not.toBe(0));

  it.each(YOUNG_SOURCES)('%s is refused in %s', (what, file) => {
    const [complaint] = says.split('\n\n').filter((part) => part.includes(file));
    expect(complaint).toMatch(new RegExp(`\\b${what}\\b`));
  });
});

it.each([
  ['syntax', `{ using file = open(); }`],
  ['regular expression', `export const letters = /[\\p{L}--[a-z]]/v;`],
  ['built-in', `export const later = Promise.withResolvers();`],
])('refuses a younger %s in what was built', (_kind, text) => {
  const { code, says } = check({ 'dist/apps/candidate/assets/index.js': text });
  expect(says).toMatch(/erroring file: .*index\.js/);
  expect(code).not.toBe(0);
});
