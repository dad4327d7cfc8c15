import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { npm, run } from './run.mjs';
import { detail, elapsed, say, step } from './screen.mjs';
import { Sentence } from './sentence.mjs';
import { runVitest } from './vitest.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {object} Stage
 * @property {string} name
 * @property {(more: string[]) => Promise<Counts & { ok: boolean }>} go
 * @property {boolean} [needsBuild]
 * @property {boolean} [opensBrowser] needs Chromium and Firefox
 * @property {boolean} [usesRedis] needs a real Redis
 * @property {boolean} [setsClocks] tries machines whose clock is wrong, where libfaketime is to be had
 */

/** @type {Stage[]} */
const STAGES = [
  { name: 'lint', go: () => script('lint') },
  { name: 'format', go: () => script('format:check') },
  { name: 'types', go: () => script('typecheck') },
  { name: 'unit', go: (more) => runVitest(['unit', 'web'], more) },
  { name: 'browsers', go: () => script('lint:browsers'), needsBuild: true },
  { name: 'integration', go: (more) => runVitest(['integration'], more), needsBuild: true, setsClocks: true },
  { name: 'redis', go: (more) => runVitest(['redis'], more), needsBuild: true, usesRedis: true },
  { name: 'e2e', go: (more) => runVitest(['e2e'], more), needsBuild: true, opensBrowser: true },
];

/**
 * Every stage, or those named first; what follows them goes to vitest.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  const { stages, more } = choose(args);
  await prepare(stages);
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const { ok, passed, failed } = await runStage(stage, more);
    total.passed += passed;
    total.failed += ok ? failed : Math.max(failed, 1);
    if (!ok) break;
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** @param {string[]} args */
function choose(args) {
  const firstOther = args.findIndex((arg) => !STAGES.some(({ name }) => name === arg));
  const names = firstOther === -1 ? args : args.slice(0, firstOther);
  const more = args.slice(names.length);
  if (more.length > 0 && names.length === 0) {
    throw new Sentence(`« ${more[0]} » n’est pas une étape ; il y a : ${STAGES.map(({ name }) => name).join(', ')}.`);
  }
  return { stages: names.length > 0 ? STAGES.filter(({ name }) => names.includes(name)) : STAGES, more };
}

/** @param {Stage[]} stages */
async function prepare(stages) {
  say();
  await ensureInstalled('1/3');
  if (stages.some(({ needsBuild }) => needsBuild)) await ensureBuilt('2/3');
  if (stages.some(({ usesRedis }) => usesRedis)) {
    const { bringRedis } = await import('../services/redis.mjs');
    await bringRedis(detail);
  }
  if (stages.some(({ setsClocks }) => setsClocks)) {
    const { bringFaketime } = await import('../services/faketime.mjs');
    await bringFaketime(detail);
  }
  if (!stages.some(({ opensBrowser }) => opensBrowser)) return;
  const { bringTinyproxy } = await import('../services/tinyproxy.mjs');
  await bringTinyproxy(detail);
  const { bringChromium } = await import('../services/chromium.mjs');
  const { bringFirefox } = await import('../services/firefox.mjs');
  process.env.CHROMIUM_PATH = await bringChromium(detail);
  process.env.FIREFOX_PATH = await bringFirefox(detail);
  step('3/3', 'Navigateurs', `${process.env.CHROMIUM_PATH}, ${process.env.FIREFOX_PATH}`);
}

/**
 * @param {Stage} stage
 * @param {string[]} more
 */
async function runStage({ name, go }, more) {
  const start = performance.now();
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n`);
  const outcome = await go(more);
  say(`\n   ${name} ${outcome.ok ? 'ok' : 'ÉCHEC'}, ${elapsed(start)}`);
  return outcome;
}

/** @param {string} name */
async function script(name) {
  const { code } = await run(...npm('run', '--silent', name));
  return { ok: code === 0, passed: 0, failed: 0 };
}
