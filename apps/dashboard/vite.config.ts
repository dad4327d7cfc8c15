import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/espace/',
  plugins: [
    vue(),
    ui({
      // `src/theme.ts` does it.
      colorMode: false,
      // Nothing is generated in the source tree: `src/nuxt-ui.d.ts` declares the components in use.
      dts: false,
      autoImport: false,
      ui: { colors: { primary: 'blue', neutral: 'slate' } },
      // Every icon named in the source is in the bundle: an exam room has no internet to fetch them from.
      icon: { clientBundle: { scan: true } },
    }),
  ],
  resolve: { tsconfigPaths: true },
  build: { outDir: '../../dist/apps/dashboard', emptyOutDir: true },
});
