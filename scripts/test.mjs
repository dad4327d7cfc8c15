import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { test } = await import('./steps/test.mjs');
  process.exit(await test(process.argv.slice(2)));
});
