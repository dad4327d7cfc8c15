import { requireNode } from '../../scripts/steps/node-version.mjs';

requireNode();
const { inSentences } = await import('../../scripts/steps/sentence.mjs');
await inSentences(async () => {
  const { ensureInstalled } = await import('../../scripts/steps/install.mjs');
  await ensureInstalled('1/2');
  const { ensureBuilt } = await import('../../scripts/steps/build.mjs');
  await ensureBuilt('2/2');
  const { bringChromium } = await import('../../scripts/services/chromium.mjs');
  const { detail } = await import('../../scripts/steps/screen.mjs');
  process.env.CHROMIUM_PATH = await bringChromium(detail);
  const { readOptions } = await import('./options.mjs');
  const { bench } = await import('./bench.mjs');
  await bench(readOptions(process.argv.slice(2)));
  process.exit(0);
});
