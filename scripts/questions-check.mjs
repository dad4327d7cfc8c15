import path from 'node:path';
import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { ensureInstalled } = await import('./steps/install.mjs');
  const { ensureBuilt } = await import('./steps/build.mjs');
  const { inRoot } = await import('./steps/folders.mjs');
  const { run } = await import('./steps/run.mjs');

  await ensureInstalled('1/2');
  await ensureBuilt('2/2');
  const program = inRoot('dist', 'apps', 'server', 'apps', 'server', 'src', 'questions', 'check.main.js');
  const files = process.argv.slice(2).map((file) => path.resolve(file));
  process.exitCode = (await run(process.execPath, [program, ...files])).code;
});
