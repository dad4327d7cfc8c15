// ESLint's settings for `npm run lint:browsers`: nothing younger than the browsers of apps/candidate/browserslist.
import css from '@eslint/css';
// @ts-expect-error it comes without types
import tscompat from '@koddsson/eslint-plugin-tscompat';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import tsParser from '@typescript-eslint/parser';
import browserslist from 'browserslist';
import vueParser from 'vue-eslint-parser';

const CANDIDATE = 'apps/candidate';
const oldest = browserslist(null, { path: CANDIDATE });

/** Web APIs called on their constructor (URL.canParse), which tscompat does not know by name. */
function youngStatics() {
  return Object.entries(bcd.api).flatMap(([object, api]) => {
    const members = /** @type {[string, import('@mdn/browser-compat-data').Identifier][]} */ (Object.entries(api));
    return members
      .filter(([name, { __compat }]) => name.endsWith('_static') && __compat && isYoung(__compat.support))
      .map(([name]) => ({ object, property: name.replace('_static', ''), message: `Not in ${oldest.join(', ')}.` }));
  });
}

/** @param {import('@mdn/browser-compat-data').SupportBlock} support */
function isYoung(support) {
  return oldest.some((browser) => {
    const [name, version] = /** @type {['chrome' | 'firefox', string]} */ (browser.split(' '));
    const statements = [support[name] ?? []].flat();
    return !statements.some(({ flags, version_added: added }) => !flags && Number.parseFloat(`${added}`) <= +version);
  });
}

export default [
  { ignores: ['**/*.spec.ts', '**/*.testing.ts', '**/testing/', '**/vite.config.ts', 'dist/**/*.js'] },
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tsParser,
        project: `${CANDIDATE}/tsconfig.json`,
        tsconfigRootDir: process.cwd(),
        extraFileExtensions: ['.vue'],
      },
    },
    plugins: { tscompat },
    // Both are older than the version that MDN gives first, which mended a detail.
    settings: { polyfills: ['KeyboardEvent.repeat', 'BeforeUnloadEvent.returnValue'] },
    rules: { 'tscompat/tscompat': ['error', { browserslist: oldest }] },
  },
  {
    files: ['**/*.{js,ts,vue}'],
    rules: { 'no-restricted-properties': ['error', ...youngStatics()] },
  },
  {
    // What every browser had at the end of 2022, and by name what these two had besides.
    files: ['**/*.css'],
    language: 'css/css',
    plugins: { css },
    rules: {
      'css/use-baseline': [
        'error',
        {
          available: 2022,
          allowAtRules: ['container'],
          allowProperties: ['accent-color', 'container-type', 'outline'],
          allowPropertyValues: { 'font-family': ['ui-monospace'] },
        },
      ],
    },
  },
];
