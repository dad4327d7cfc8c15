import vue from '@vitejs/plugin-vue';
import browserslist from 'browserslist';
import { defineConfig } from 'vite';

/** Those of the file browserslist, as Vite spells them: chrome109. */
const oldestBrowsers = browserslist(null, { path: import.meta.dirname }).map((name) => name.replace(' ', ''));

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [vue({ features: { optionsAPI: false } })],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/candidate',
    emptyOutDir: true,
    target: oldestBrowsers,
    // The words of the other screens are merged from several files, which looks like an effect to the bundler.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/libs\//, sideEffects: false }] } },
  },
});
