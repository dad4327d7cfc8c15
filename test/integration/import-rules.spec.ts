import { describe, expect, it } from 'vitest';
import { linted } from '../support/linted.js';

const lint = (files: Record<string, string>) => linted('lint', files);

type Offence = [rule: string, file: string, text: string];

/** All stand in one tree. */
function eachInItsFile(offences: Offence[]): Offence[] {
  const place = (file: string, index: number) => file.replace(/(\.spec)?\.(ts|vue)$/, `-${index}$&`);
  return offences.map(([rule, file, text], index) => [rule, place(file, index), text]);
}

const DOMAIN = 'libs/domain/src/time/a.ts';
const SUPERVISION = 'apps/server/src/supervision/a.ts';

const MISPLACED = eachInItsFile([
  ['library-imports', DOMAIN, `export { hash } from 'node:crypto';`],
  ['library-imports', DOMAIN, `export type { Ref } from 'vue';`],
  ['library-imports', DOMAIN, `export { Injectable } from '@nestjs/common';`],
  ['library-imports', DOMAIN, `export const late = () => import('typeorm');`],
  ['library-imports', DOMAIN, `export type Client = import('pg').Client;`],
  ['library-imports', DOMAIN, `export { it } from 'vitest';`],
  ['library-imports', 'libs/domain/src/a.spec.ts', `export { readFileSync } from 'node:fs';`],
  ['library-imports', 'libs/protocol/src/a.ts', `export { io } from 'socket.io-client';`],
  ['library-imports', 'libs/link/src/a.ts', `export { ref } from 'vue';`],
  ['library-imports', 'libs/wording/src/a.ts', `export { z } from 'zod';`],
  ['library-stays-inside', 'libs/link/src/a.ts', `export * from '../../protocol/src/index.js';`],
  ['library-stays-inside', DOMAIN, `export * from '../../../../apps/server/src/main.js';`],
  ['domain-is-pure', DOMAIN, `export const now = () => Date.now();`],
  ['domain-is-pure', DOMAIN, `export const today = () => new Date();`],
  ['domain-is-pure', DOMAIN, `export const later = (ring: () => void) => setTimeout(ring, 1);`],
  ['domain-is-pure', DOMAIN, `export const chance = () => Math.random();`],
  ['domain-is-pure', DOMAIN, `export const id = () => crypto.randomUUID();`],
  ['app-imports-app', 'apps/candidate/src/a.ts', `export * from '../../dashboard/src/tile.js';`],
  [
    'app-imports-app',
    'apps/candidate/src/A.vue',
    `<script setup lang="ts">\nimport main from '../../server/src/main.js';\nmain();\n</script>`,
  ],
  ['library-by-name', SUPERVISION, `export * from '../../../../libs/domain/src/index.js';`],
  ['capability-by-index', SUPERVISION, `export * from '../journal/committer.js';`],
  ['capability-by-index', 'apps/server/src/app.module.ts', `export * from './journal/committer.js';`],
  ['same-folder-by-dot', SUPERVISION, `export * from '../supervision/b.js';`],
]);

const CARELESS = eachInItsFile([
  ['no-explicit-any', 'apps/server/src/a.ts', `export const anything: any = 1;`],
  ['no-explicit-any', 'apps/dashboard/src/A.vue', `<script setup lang="ts">defineProps<{ tile: any }>();</script>`],
  ['no-debugger', 'libs/domain/src/a.ts', `debugger;`],
  ['no-shadow', 'test/a.ts', `const a = 1;\nexport const f = (b: number) => [b].map((a) => a);\nexport { a };`],
]);

describe.each([
  ['check-imports', MISPLACED, (rule: string, file: string) => new RegExp(`${file}:\\d+ \\[${rule}\\]`)],
  ['oxlint', CARELESS, (rule: string, file: string) => new RegExp(`\\(${rule}\\)[^[]*\\[${file}:`)],
])('%s', (_tool, offences, complaint) => {
  const run = lint(Object.fromEntries(offences.map(([, file, text]) => [file, text])));

  it('fails the lint', () => expect(run.code).not.toBe(0));

  it.each(offences)('[%s] fires on %s', (rule, file) => expect(run.says).toMatch(complaint(rule, file)));
});

it('lets through what keeps to its layer', () => {
  const { says, code } = lint({
    'libs/domain/src/index.ts': `export { later } from './time/later.js';`,
    'libs/domain/src/time/later.ts': `export const later = (now: number, by: number) => new Map([[now, now + by]]);`,
    'libs/domain/src/time/later.spec.ts': `import fc from 'fast-check';\nexport const some = fc.integer();`,
    'libs/protocol/src/a.ts': `import { z } from 'zod/mini';\nexport const A = z.string();\nexport type { B } from '@vigie/domain';`,
    'libs/link/src/a.ts': `export type { Socket } from 'socket.io-client';\nexport * from '@vigie/protocol/version';`,
    'apps/server/src/app.module.ts': `export * from './journal/index.js';`,
    [SUPERVISION]: `export * from '../journal/index.js';\nexport * from './b.js';`,
    'apps/server/src/journal/migrations/one.ts': `export * from '../tables.js';`,
    'apps/dashboard/src/room/A.vue': `<script setup lang="ts">\nimport Tile from '../tiles/Tile.vue';\ndefineExpose(Tile);\n</script>`,
  });
  expect(says).toContain('every import keeps to its layer');
  expect(code).toBe(0);
});
