// A machine whose clock is wrong, for the tests: libfaketime where Debian puts it, else its package unpacked in the cache folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { unpackPackages } from './unpacked.mjs';

const home = path.join(folders.cache, 'faketime');
/** For programs of several threads, as Node is. */
const LIBRARY = 'faketime/libfaketimeMT.so.1';

/** @returns {string | null} the library that the program is started with */
export function findFaketime() {
  const folderOf = (/** @type {string} */ root) => path.join(root, 'usr/lib');
  const places = ['/', path.join(home, 'root')].map(folderOf).filter((lib) => fs.existsSync(lib));
  const libraries = places.flatMap((lib) => fs.readdirSync(lib).map((name) => path.join(lib, name, LIBRARY)));
  return libraries.find((library) => fs.existsSync(library) && isWorking(library)) ?? null;
}

/**
 * Its absence is told, and fails nothing: only the tests of a machine's wrong clock need it.
 * @param {(text: string) => void} tell
 */
export async function bringFaketime(tell) {
  if (findFaketime()) return;
  tell('téléchargement par apt-get dans .cache/faketime…');
  const failure = await unpackPackages(home, ['libfaketime'], () => {});
  if (!findFaketime())
    tell(
      `libfaketime n’a pas pu être apporté (${failure ?? 'il ne démarre pas'}) : les horloges fausses ne sont pas essayées.`,
    );
}

/**
 * The environment of a process whose clock is off by what the file says (`+2h`, `-1h`), read again at each look. Its monotonic
 * clock goes on, as on a real machine whose date is set.
 * @param {string} library
 * @param {string} file
 * @returns {Record<string, string>}
 */
export const wrongClock = (library, file) => ({
  LD_PRELOAD: library,
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});

/** @param {string} library */
function isWorking(library) {
  const env = { ...process.env, LD_PRELOAD: library, FAKETIME: '+2h', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const { stdout } = spawnSync(process.execPath, ['-p', 'Date.now()'], { env, encoding: 'utf8', timeout: 10_000 });
  return Number(stdout) > Date.now() + 3_600_000;
}
