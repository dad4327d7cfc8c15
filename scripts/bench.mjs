import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { ensureInstalled } = await import('./steps/install.mjs');
  await ensureInstalled('1/2');
  const { ensureBuilt } = await import('./steps/build.mjs');
  await ensureBuilt('2/2');
  const { bringChromium } = await import('./services/chromium.mjs');
  const { detail } = await import('./steps/screen.mjs');
  process.env.CHROMIUM_PATH = await bringChromium(detail);
  const { readOptions } = await import('../test/bench/options.mjs');
  const { bench } = await import('../test/bench/bench.mjs');
  await bench(readOptions(process.argv.slice(2)));
  process.exit(0);
});
