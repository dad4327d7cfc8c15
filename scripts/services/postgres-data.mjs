import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Sentence } from '../steps/sentence.mjs';
import { isReachable, isRoot, requireOurs } from './account.mjs';

/** @typedef {{ admin: string, vigie: string }} Passwords */

/**
 * Where the data really stand: as asked, or under /var/tmp when the service account cannot reach that folder.
 * @param {string} asked
 */
export function dataPlace(asked) {
  // Made now, since it may come out closed to others under root's umask.
  makeFolder(path.dirname(asked));
  if (isReachable(asked)) return path.resolve(asked);
  const mark = createHash('sha256').update(path.resolve(asked)).digest('hex').slice(0, 10);
  const own = path.join('/var/tmp', `vigie-data-${mark}`);
  makeFolder(own);
  requireOurs(own);
  fs.chmodSync(own, 0o755);
  return path.join(own, 'postgres');
}

/**
 * Makes the data folder at the first start; later, checks that this PostgreSQL can read it.
 * @param {{ dataDir: string, account: { uid?: number, gid?: number }, fast: boolean }} place
 * @param {import('./postgres-binaries.mjs').Binaries} binaries
 */
export function prepareData({ dataDir, account, fast }, binaries) {
  try {
    if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) requireSameMajor(dataDir, binaries);
    else initialise({ dataDir, account, fast }, binaries);
  } catch (error) {
    throw isForbidden(error) ? new Sentence(notOurs(dataDir)) : error;
  }
}

const isForbidden = (/** @type {any} */ error) => ['EACCES', 'EPERM'].includes(error.code);
const notOurs = (/** @type {string} */ folder) =>
  `${folder} appartient à un autre compte : lancez Vigie sous celui qui l’a créé, ou supprimez ce dossier.`;

/**
 * @param {string} dataDir
 * @returns {Passwords}
 */
export const passwordsOf = (dataDir) => JSON.parse(fs.readFileSync(passwordFile(dataDir), 'utf8'));

const passwordFile = (/** @type {string} */ dataDir) => path.join(dataDir, 'vigie-passwords.json');

/** @param {string} folder */
function makeFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw isForbidden(error) ? new Sentence(notOurs(path.dirname(folder))) : error;
  }
}

/**
 * Built aside and renamed once whole: a start killed half-way leaves nothing that looks like data.
 * @param {{ dataDir: string, account: { uid?: number, gid?: number }, fast: boolean }} place
 * @param {import('./postgres-binaries.mjs').Binaries} binaries
 */
function initialise({ dataDir, account, fast }, binaries) {
  const draft = `${dataDir}.new`;
  const secret = `${dataDir}.secret`;
  const passwords = { admin: randomBytes(24).toString('hex'), vigie: randomBytes(24).toString('hex') };
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(secret, passwords.admin, { mode: 0o600 });
  if (isRoot) for (const file of [draft, secret]) fs.chownSync(file, Number(account.uid), Number(account.gid));
  const run = spawnSync(binaries.initdb, [...INITDB, '-D', draft, '--pwfile', secret, ...(fast ? ['--no-sync'] : [])], {
    ...account,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
    cwd: '/',
  });
  fs.rmSync(secret);
  if (run.status !== 0)
    throw new Sentence(`PostgreSQL n’a pas pu créer ${dataDir} : ${run.stderr || run.error?.message}`);
  fs.writeFileSync(passwordFile(draft), JSON.stringify(passwords), { mode: 0o600 });
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.renameSync(draft, dataDir);
}

const INITDB =
  '-U postgres --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=fr-FR --data-checksums'.split(
    ' ',
  );

/**
 * @param {string} dataDir
 * @param {import('./postgres-binaries.mjs').Binaries} binaries
 */
function requireSameMajor(dataDir, binaries) {
  const written = fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (written === binaries.major) return;
  throw new Sentence(
    `${dataDir} a été écrit par PostgreSQL ${written} et celui-ci est le ${binaries.major} : ` +
      'reprenez la version précédente de Vigie pour sauvegarder, ou repartez de zéro par « npm run reset ».',
  );
}
