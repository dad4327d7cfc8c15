import { elapsed, detail, patiently, step } from './screen.mjs';
import { forgetBuild, isBuilt, rememberBuild, sourcesHash } from './freshness.mjs';
import { inRoot } from './folders.mjs';
import { run } from './run.mjs';
import { Sentence } from './sentence.mjs';

const NEST = ['node_modules', '@nestjs', 'cli', 'bin', 'nest.js'];
const VITE = ['node_modules', 'vite', 'bin', 'vite.js'];

/** @param {string} number */
export async function ensureBuilt(number) {
  if (isBuilt()) return step(number, 'Construction', 'à jour');
  step(number, 'Construction', 'serveur, espace et application candidat…');
  await patiently('construits', build);
}

export async function build() {
  const hash = sourcesHash();
  forgetBuild();
  await part('serveur', [...NEST], ['build', 'server']);
  const apps = await Promise.allSettled([
    part('espace', VITE, ['build', 'apps/dashboard', '--logLevel', 'warn']),
    part('candidat', VITE, ['build', 'apps/candidate', '--logLevel', 'warn']),
  ]);
  for (const app of apps) if (app.status === 'rejected') throw app.reason;
  rememberBuild(hash);
}

/**
 * @param {string} name
 * @param {string[]} tool
 * @param {string[]} args
 */
async function part(name, tool, args) {
  const start = performance.now();
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await run(process.execPath, [inRoot(...tool), ...args], { env, capture: true });
  if (code !== 0) throw new Sentence(`La construction a échoué (${name}) :\n\n${output.trim()}`);
  detail(`${name.padEnd(9)} ${elapsed(start)}`);
}
