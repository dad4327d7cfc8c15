// The processes of the bench: the three servers, and the generator.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../../scripts/steps/server.mjs';

const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const PRODUCT = here('../../dist/apps/server/apps/server/src/main.js');
const WATCHED = ['--expose-gc', '--import', here('probe.mjs')];

/** @typedef {'bare' | 'commit' | 'product'} Kind */

/** @type {Record<Kind, [file: string, args: string[]]>} */
const FILES = { bare: [here('bare.mjs'), []], commit: [here('bare.mjs'), ['commit']], product: [PRODUCT, []] };

/**
 * @param {Kind} kind
 * @param {string} databaseUrl
 */
export async function startServer(kind, databaseUrl) {
  const [file, args] = FILES[kind];
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    HOST: '127.0.0.1',
    VIGIE_DEMO: '0',
    REDIS_URL: '',
  };
  if (!process.env.REDIS_URL) delete (/** @type {Record<string, unknown>} */ (env).REDIS_URL);
  const child = fork(file, args, { env, execArgv: [...NODE_FLAGS, ...WATCHED] });
  const [word] = await once(child, 'message');
  if (word.type !== 'ready') throw new Error(word.sentence);
  return {
    url: `http://127.0.0.1:${word.port}`,
    async memory() {
      child.send('memory');
      const [said] = await once(child, 'message');
      return /** @type {{ held: number, rss: number }} */ (said);
    },
    async cpu() {
      child.send('cpu');
      const [said] = await once(child, 'message');
      return /** @type {number} */ (said.micros);
    },
    /** @param {object} order */
    tell(order) {
      child.send(order);
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startGenerator>>} Generator */

/** @param {import('./generator.mjs').Cast} cast */
export async function startGenerator(cast) {
  const child = fork(here('generator.mjs'));
  /**
   * @param {'takeCast' | 'connect' | 'flood' | 'steady' | 'stops' | 'close'} order
   * @param {object} given
   */
  async function ask(order, given = {}) {
    child.send({ order, with: given });
    const [answer] = await once(child, 'message');
    if (answer.failed) throw new Error(answer.failed);
    return answer.done;
  }
  await ask('takeCast', cast);
  return { ask, stop: () => child.disconnect() };
}
