import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../steps/run.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { isRoot } from './account.mjs';
import { unpackedChromium, unpackChromium } from './chromium-unpacked.mjs';

const PACKAGES = ['chromium', 'fonts-dejavu-core'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const HELP = 'Installez Chromium (paquet « chromium »), ou donnez son chemin par CHROMIUM_PATH.';

/**
 * The Chromium of this machine, or null: named by CHROMIUM_PATH, on PATH, or unpacked earlier in the cache folder.
 * @returns {string | null}
 */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isWorking(given)) throw new Sentence(`CHROMIUM_PATH=${given} n’est pas un Chromium qui démarre.`);
  return given || ([...onPath(), unpackedChromium].find(isWorking) ?? null);
}

/** @returns {string} */
export function requireChromium() {
  const found = findChromium();
  if (!found) throw new Sentence(`Chromium est introuvable. « npm test » l’apporte là où apt-get existe. ${HELP}`);
  return found;
}

/**
 * Chromium, brought if need be: installed as root, else unpacked in the cache folder.
 * @param {(text: string) => void} tell
 */
export async function bringChromium(tell) {
  const found = findChromium();
  if (found) return found;
  if (!isCommand('apt-get') || !isCommand('dpkg')) {
    throw new Sentence(`Chromium est introuvable, et il n’y a ni apt-get ni dpkg ici pour l’apporter. ${HELP}`);
  }
  tell(isRoot ? 'installation par apt-get…' : 'téléchargement par apt-get dans .cache/chromium…');
  let failure = isRoot ? await installChromium() : await unpackChromium(PACKAGES);
  if (isRoot && failure !== null) failure = await unpackChromium(PACKAGES);
  const brought = findChromium();
  if (!brought)
    throw new Sentence(
      `Chromium n’a pas pu être apporté : ${failure ?? 'celui qui est venu ne démarre pas.'}\n${HELP}`,
    );
  return brought;
}

/** @returns {Promise<string | null>} why it failed */
async function installChromium() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { code, output } = await run('apt-get', args, { env, capture: true });
    if (code !== 0) return output;
  }
  return null;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * A file is not enough: some systems lay a stand-in that only says how to install the real one.
 * @param {string} program
 */
function isWorking(program) {
  return fs.existsSync(program) && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

const isCommand = (/** @type {string} */ name) => spawnSync(name, ['--version']).status === 0;
