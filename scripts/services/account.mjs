import fs from 'node:fs';
import path from 'node:path';
import { Sentence } from '../steps/sentence.mjs';

export const isRoot = process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root: the account it runs under instead, from those that every image has.
 * @returns {{ uid?: number, gid?: number }}
 */
export function serviceAccount() {
  if (!isRoot) return {};
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const named = (/** @type {string} */ name) => accounts.map((line) => line.split(':')).find((row) => row[0] === name);
  const row = named('postgres') ?? named('nobody');
  if (!row) {
    throw new Sentence(
      'PostgreSQL ne tourne pas sous root, et aucun compte « postgres » ni « nobody » n’existe ici : ' +
        'lancez Vigie sous un compte ordinaire, ou donnez DATABASE_URL.',
    );
  }
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/**
 * May an account without privilege walk down to this path?
 * @param {string} target
 */
export function isReachable(target) {
  if (!isRoot) return true;
  let folder = path.dirname(path.resolve(target));
  for (;;) {
    if (fs.existsSync(folder) && !(fs.statSync(folder).mode & 0o001)) return false;
    if (folder === path.dirname(folder)) return true;
    folder = path.dirname(folder);
  }
}

/**
 * A folder under /var/tmp is open to all: use it only if it is ours.
 * @param {string} folder
 */
export function requireOurs(folder) {
  const stat = fs.lstatSync(folder);
  if (stat.isDirectory() && stat.uid === process.getuid?.() && !(stat.mode & 0o022)) return;
  throw new Sentence(`${folder} existe déjà et appartient à un autre compte : supprimez-le, ou donnez DATABASE_URL.`);
}
