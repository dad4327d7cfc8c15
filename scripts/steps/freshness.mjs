import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { folders, inRoot, root } from './folders.mjs';

const SOURCES = ['apps', 'libs', 'package-lock.json', 'tsconfig.json', 'nest-cli.json'];
/** Read when the server starts: a change of challenges needs no build. */
const READ_LATER = 'apps/server/questions';
const PRODUCTS = ['apps/server/apps/server/src/main.js', 'apps/dashboard/index.html', 'apps/candidate/index.html'];
const stamp = path.join(folders.dist, '.stamp');

export function isBuilt() {
  const whole = PRODUCTS.every((product) => fs.existsSync(path.join(folders.dist, product)));
  return whole && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sourcesHash();
}

export const forgetBuild = () => fs.rmSync(stamp, { force: true });

/** @param {string} hash taken before the build, so that what changes during it is built next time */
export const rememberBuild = (hash) => fs.writeFileSync(stamp, hash);

export function sourcesHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) for (const file of filesUnder(inRoot(source))) addFile(hash, file);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file
 */
function addFile(hash, file) {
  hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file));
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!fs.statSync(place).isDirectory()) return place.endsWith('.spec.ts') ? [] : [place];
  if (place === inRoot(READ_LATER)) return [];
  const names = fs.readdirSync(place).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  return names.sort().flatMap((name) => filesUnder(path.join(place, name)));
}
