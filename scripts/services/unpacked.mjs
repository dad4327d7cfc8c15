// Debian's packages for an ordinary account: downloaded and unpacked in a folder of the cache, nothing installed.
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../steps/run.mjs';

/**
 * Fills `home` with the files of the packages and of what they need, under `root/`; all or nothing.
 * @param {string} home
 * @param {string[]} packages
 * @param {(draft: string) => void} finish what is added before the folder takes its place
 * @returns {Promise<string | null>} why it failed
 */
export async function unpackPackages(home, packages, finish) {
  const draft = `${home}.${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  const failure = (await download(draft, packages)) ?? (await unpack(draft));
  if (failure === null) {
    fs.rmSync(path.join(draft, 'apt'), { recursive: true });
    fs.rmSync(home, { recursive: true, force: true });
    finish(draft);
    fs.renameSync(draft, home);
  }
  fs.rmSync(draft, { recursive: true, force: true });
  return failure;
}

/**
 * apt-get with state and cache of its own needs no privilege; it still knows what the system has, and brings the rest.
 * @param {string} draft
 * @param {string[]} packages
 */
async function download(draft, packages) {
  const apt = path.join(draft, 'apt');
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) {
    fs.mkdirSync(path.join(apt, folder), { recursive: true });
  }
  const options = {
    'Dir::State': path.join(apt, 'state'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': path.join(apt, 'cache'),
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
  };
  const settings = Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  return (
    (await succeed('apt-get', [...settings, 'update'])) ??
    (await succeed('apt-get', [
      ...settings,
      '-y',
      '--no-install-recommends',
      '--download-only',
      'install',
      ...packages,
    ]))
  );
}

/** @param {string} draft */
async function unpack(draft) {
  const archives = path.join(draft, 'apt', 'cache', 'archives');
  for (const file of fs.readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const failure = await succeed('dpkg', ['-x', path.join(archives, file), path.join(draft, 'root')]);
    if (failure !== null) return failure;
  }
  return null;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string | null>} the end of what it said, when it failed
 */
async function succeed(command, args) {
  const { code, output } = await run(command, args, { capture: true });
  return code === 0 ? null : output.trim().split('\n').slice(-3).join('\n');
}

/**
 * The folders of libraries that were unpacked under `root/`.
 * @param {string} folder
 */
export function librariesOf(folder) {
  return ['usr/lib', 'lib'].flatMap((lib) => {
    const place = path.join(folder, 'root', lib);
    const names = fs.existsSync(place) ? fs.readdirSync(place) : [];
    return names.filter((name) => name.endsWith('-linux-gnu')).map((name) => `${lib}/${name}`);
  });
}
