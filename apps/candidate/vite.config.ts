import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [vue({ features: { optionsAPI: false } })],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/candidate',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115'],
  },
});
