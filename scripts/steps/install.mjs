import fs from 'node:fs';
import { inRoot } from './folders.mjs';
import { npm, run } from './run.mjs';
import { patiently, step } from './screen.mjs';
import { Sentence } from './sentence.mjs';

/** @param {string} number */
export async function ensureInstalled(number) {
  if (isInstalled()) return step(number, 'Dépendances', 'déjà installées');
  step(number, 'Dépendances', 'installation par npm ci, une à deux minutes la première fois…');
  await patiently('installées', async () => {
    // Building needs the development packages even where NODE_ENV says production.
    const { code } = await run(...npm('ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'));
    if (code !== 0)
      throw new Sentence(`L’installation des dépendances a échoué (npm ci, code ${code}), voir ci-dessus.`);
  });
}

/** npm writes its own list at the very end of an installation: each package of the lockfile must be in it, as locked. */
function isInstalled() {
  const locked = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules', '.package-lock.json');
  return Object.entries(locked).every(
    ([place, wanted]) => !place || wanted.optional || installed[place]?.version === wanted.version,
  );
}

/**
 * @param {string[]} file
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesIn(...file) {
  try {
    return JSON.parse(fs.readFileSync(inRoot(...file), 'utf8')).packages;
  } catch {
    return {};
  }
}
