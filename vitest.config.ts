import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const lib = (name: string, file = 'index') => new URL(`./libs/${name}/src/${file}.ts`, import.meta.url).pathname;
const resolve = {
  alias: {
    '@vigie/domain': lib('domain'),
    '@vigie/protocol/version': lib('protocol', 'version'),
    '@vigie/protocol/whole': lib('protocol', 'whole'),
    '@vigie/protocol': lib('protocol'),
    '@vigie/link': lib('link'),
    '@vigie/wording': lib('wording'),
  },
};
const services = { globalSetup: ['./test/support/services.ts'], setupFiles: ['reflect-metadata'] };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          // They keep nothing between two files: loaded once, they take less than half the time.
          isolate: false,
          testTimeout: 30_000,
          include: ['libs/**/*.spec.ts', 'apps/server/**/*.spec.ts'],
          setupFiles: ['reflect-metadata'],
        },
      },
      {
        resolve,
        plugins: [vue()],
        test: {
          name: 'web',
          testTimeout: 30_000,
          environment: 'happy-dom',
          include: ['apps/{dashboard,candidate}/**/*.spec.ts'],
        },
      },
      {
        resolve,
        test: {
          ...services,
          name: 'integration',
          include: ['test/{integration,faults}/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          ...services,
          name: 'redis',
          include: [
            'test/integration/{alerts,calls,jobs,path,joining,messages,reminders,who-gets-in,wake-ups}.spec.ts',
            'test/faults/{two-processes,kill,stopped-node}.spec.ts',
            'test/redis/**/*.spec.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          ...services,
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
