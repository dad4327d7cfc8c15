import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { ownSettings } = await import('./screenshots/settings.mjs');
  const folder = ownSettings();
  // Only now: they read where the data stand as they are imported.
  const { ensureInstalled } = await import('./steps/install.mjs');
  const { ensureBuilt } = await import('./steps/build.mjs');
  await ensureInstalled('1/4');
  await ensureBuilt('2/4');
  const { screenshots } = await import('./screenshots/screenshots.mjs');
  await screenshots(folder, process.argv.slice(2));
  process.exit(0);
});
