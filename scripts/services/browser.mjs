import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../steps/run.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { isRoot } from './account.mjs';
import { unpackBrowser, unpackedBrowser } from './browser-unpacked.mjs';

/**
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} variable names its program in the environment
 * @property {string[]} commands as it may be called on PATH
 * @property {string[]} packages Debian's
 * @property {string} program where the first of them puts it
 */

/**
 * The one of this machine, or null: named by its variable, on PATH, or unpacked earlier in the cache folder.
 * @param {Browser} browser
 * @returns {string | null}
 */
export function findBrowser(browser) {
  const given = process.env[browser.variable];
  if (given && !isWorking(given))
    throw new Sentence(`${browser.variable}=${given} n’est pas un ${browser.name} qui démarre.`);
  return given || ([...onPath(browser), unpackedBrowser(browser)].find(isWorking) ?? null);
}

/**
 * @param {Browser} browser
 * @returns {string}
 */
export function requireBrowser(browser) {
  const found = findBrowser(browser);
  if (found) return found;
  throw new Sentence(
    `${browser.name} est introuvable. « npm test » l’apporte là où apt-get existe. ${helpFor(browser)}`,
  );
}

/**
 * Brought if need be: installed as root, else unpacked in the cache folder.
 * @param {Browser} browser
 * @param {(text: string) => void} tell
 */
export async function bringBrowser(browser, tell) {
  const found = findBrowser(browser);
  if (found) return found;
  const { name } = browser;
  if (!isCommand('apt-get') || !isCommand('dpkg')) {
    throw new Sentence(
      `${name} est introuvable, et il n’y a ni apt-get ni dpkg ici pour l’apporter. ${helpFor(browser)}`,
    );
  }
  tell(isRoot ? `${name} : installation par apt-get…` : `${name} : téléchargement par apt-get dans .cache…`);
  let failure = isRoot ? await install(browser.packages) : await unpackBrowser(browser);
  if (isRoot && failure !== null) failure = await unpackBrowser(browser);
  const brought = findBrowser(browser);
  if (brought) return brought;
  const reason = failure ?? 'celui qui est venu ne démarre pas.';
  throw new Sentence(`${name} n’a pas pu être apporté : ${reason}\n${helpFor(browser)}`);
}

const helpFor = (/** @type {Browser} */ { name, packages, variable }) =>
  `Installez ${name} (paquet « ${packages[0]} »), ou donnez son chemin par ${variable}.`;

/**
 * @param {string[]} packages
 * @returns {Promise<string | null>} why it failed
 */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await run('apt-get', args, { env, capture: true });
    if (code !== 0) return output;
  }
  return null;
}

/** @param {Browser} browser */
function onPath({ commands }) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return commands.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * A file is not enough: some systems lay a stand-in that only says how to install the real one.
 * @param {string} program
 */
function isWorking(program) {
  return fs.existsSync(program) && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

const isCommand = (/** @type {string} */ name) => spawnSync(name, ['--version']).status === 0;
