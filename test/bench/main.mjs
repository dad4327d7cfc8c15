import { requireNode } from '../../scripts/steps/node-version.mjs';

requireNode();
const { inSentences, Sentence } = await import('../../scripts/steps/sentence.mjs');

/** What each bench measures. */
const BENCHES = {
  answers: () => import('./bench.mjs'),
  deadlines: () => import('./deadlines.mjs'),
  grid: () => import('./grid.mjs'),
};

await inSentences(async () => {
  const [name, ...args] = process.argv.slice(2);
  const find = BENCHES[/** @type {keyof typeof BENCHES} */ (name)];
  if (!find) throw new Sentence(`Which bench: ${Object.keys(BENCHES).join(', ')}?`);
  const { ensureInstalled } = await import('../../scripts/steps/install.mjs');
  await ensureInstalled('1/2');
  const { ensureBuilt } = await import('../../scripts/steps/build.mjs');
  await ensureBuilt('2/2');
  const { bringChromium } = await import('../../scripts/services/chromium.mjs');
  const { detail } = await import('../../scripts/steps/screen.mjs');
  process.env.CHROMIUM_PATH = await bringChromium(detail);
  const { bench } = await find();
  await bench(args);
  process.exit(0);
});
