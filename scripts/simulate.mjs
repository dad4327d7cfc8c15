import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { readOptions, USAGE } = await import('./simulate/options.mjs');
  const { say } = await import('./steps/screen.mjs');

  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return say(USAGE);
  const { cast } = await import('./simulate/cast.mjs');
  const scene = await cast(options);
  const { simulate } = await import('./simulate/simulate.mjs');
  process.exit(await simulate(scene, options));
});
