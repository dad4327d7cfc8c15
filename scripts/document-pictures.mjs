// `npm run screenshots:documents`: the first page of each document in docs/screenshots, from an invented session.
import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
await inSentences(async () => {
  const { ensureInstalled } = await import('./steps/install.mjs');
  const { ensureBuilt } = await import('./steps/build.mjs');
  await ensureInstalled('1/3');
  await ensureBuilt('2/3');
  const { documentPictures } = await import('./screenshots/documents.mjs');
  await documentPictures();
});
