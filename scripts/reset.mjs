import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { refuseIfRunning } = await import('./steps/running.mjs');
  const { resetGiven, resetOwn } = await import('./steps/reset.mjs');
  const { forgetDemo } = await import('./steps/demo-file.mjs');

  refuseIfRunning();
  const given = process.env.DATABASE_URL;
  await (given ? resetGiven(given, process.argv.includes('--yes')) : resetOwn());
  forgetDemo();
});
