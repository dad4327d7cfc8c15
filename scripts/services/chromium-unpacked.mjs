// Chromium for an ordinary account: Debian's packages downloaded and unpacked in the cache folder, nothing installed.
import fs from 'node:fs';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { run } from '../steps/run.mjs';

const home = path.join(folders.cache, 'chromium');
export const unpackedChromium = path.join(home, 'chromium');

/**
 * @param {string[]} packages
 * @returns {Promise<string | null>} why it failed
 */
export async function unpackChromium(packages) {
  const draft = `${home}.${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  const failure = (await download(draft, packages)) ?? (await unpack(draft));
  if (failure === null) {
    fs.rmSync(path.join(draft, 'apt'), { recursive: true });
    fs.rmSync(home, { recursive: true, force: true });
    fs.writeFileSync(path.join(draft, 'fonts.conf'), FONTS);
    fs.writeFileSync(path.join(draft, 'chromium'), launcher(draft), { mode: 0o755 });
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

/** @param {string} draft */
function launcher(draft) {
  const triplets = ['usr/lib', 'lib'].flatMap((lib) => {
    const folder = path.join(draft, 'root', lib);
    const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    return names.filter((name) => name.endsWith('-linux-gnu')).map((name) => `${lib}/${name}`);
  });
  const libraries = triplets.flatMap((lib) => ['', '/nss', '/pulseaudio'].map((sub) => `$here/root/${lib}${sub}`));
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="${libraries.join(':')}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/root/usr/lib/chromium/chromium" "$@"
`;
}

const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <include ignore_missing="yes">${home}/root/etc/fonts/fonts.conf</include>
  <dir>${home}/root/usr/share/fonts</dir>
</fontconfig>
`;
