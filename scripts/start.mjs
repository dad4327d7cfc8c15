import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { say } = await import('./steps/screen.mjs');
  const { refuseIfRunning } = await import('./steps/running.mjs');
  const { chosenPort, requireFreePort } = await import('./steps/port.mjs');
  const { ensureInstalled } = await import('./steps/install.mjs');
  const { ensureBuilt } = await import('./steps/build.mjs');
  const { launcherGone } = await import('./steps/launcher.mjs');

  const abandoned = launcherGone();
  refuseIfRunning();
  const port = chosenPort();
  await requireFreePort(port);
  say('\n  Vigie\n');
  await ensureInstalled('1/4');
  await ensureBuilt('2/4');
  // Only now: what serves is built on packages that the first step installs.
  const { serve } = await import('./steps/serve.mjs');
  await serve(port, abandoned);
});
