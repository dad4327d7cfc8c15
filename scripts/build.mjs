import { requireNode } from './steps/node-version.mjs';

requireNode();
const { inSentences } = await import('./steps/sentence.mjs');
const { build } = await import('./steps/build.mjs');
const { patiently } = await import('./steps/screen.mjs');
await inSentences(() => patiently('construits', build));
