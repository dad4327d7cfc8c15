// `npm run bench:documents`: how long the documents of a large session take, and how long they hold the process up.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ensureBuilt } from '../../scripts/steps/build.mjs';
import { documentsModule } from '../../scripts/steps/documents.mjs';
import { ensureInstalled } from '../../scripts/steps/install.mjs';

/** @typedef {import('../../apps/server/src/documents/letterhead.js').Inputs} Inputs */

const CANDIDATES = 500;
const ROUNDS = 5;

await ensureInstalled('1/2');
await ensureBuilt('2/2');
/** @type {{ Press: new () => { print(inputs: Inputs): Promise<Buffer>, onApplicationShutdown(): Promise<void> } }} */
const { Press } = await documentsModule('press.js');
/** @type {{ sampleDocuments(candidates: number): Record<string, Inputs> }} */
const { sampleDocuments } = await documentsModule('testing/sample-documents.js');

const press = new Press();
const before = performance.now();
const documents = Object.entries(sampleDocuments(CANDIDATES));
const models = performance.now() - before;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
console.log(`\n${CANDIDATES} candidates; milliseconds: the first time, then the best of ${ROUNDS}`);
for (const [name, inputs] of documents) {
  const first = await timed(inputs);
  const others = [];
  for (let round = 0; round < ROUNDS; round++) others.push(await timed(stamped(inputs, round)));
  const best = Math.min(...others.map(({ ms }) => ms));
  console.log(`${name.padEnd(24)} ${figure(first.ms)} ${figure(best)}  ${Math.round(first.size / 1000)} kB`);
}
console.log(`models, all of them: ${models.toFixed(0)} ms in the process's own thread`);
console.log(`longest hold-up of that thread meanwhile: ${(delay.max / 1e6).toFixed(1)} ms`);
await press.onApplicationShutdown();

/** @param {Inputs} inputs */
async function timed(inputs) {
  const start = performance.now();
  const { length: size } = await press.print(inputs);
  return { ms: performance.now() - start, size };
}

/** Another moment of printing: nothing that Typst remembers is the whole answer. @param {Inputs} inputs @param {number} round */
function stamped(inputs, round) {
  return { ...inputs, head: { ...inputs.head, printed: `${inputs.head.printed} (${round + 1})` } };
}

/** @param {number} ms */
function figure(ms) {
  return ms.toFixed(0).padStart(6);
}
