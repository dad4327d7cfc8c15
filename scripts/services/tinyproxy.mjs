// A real proxy for the tests, as schools have: tinyproxy on PATH, else Debian's package unpacked in the cache folder.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { freePort, opened } from './ports.mjs';
import { unpackPackages } from './unpacked.mjs';

const home = path.join(folders.cache, 'tinyproxy');
const HELP = 'Installez tinyproxy (paquet « tinyproxy-bin ») : les tests le prennent sur PATH.';

/** @returns {string | null} the tinyproxy of this machine */
export function findTinyproxy() {
  const isWorking = (/** @type {string} */ command) => spawnSync(command, ['-v'], { timeout: 10_000 }).status === 0;
  return ['tinyproxy', path.join(home, 'tinyproxy')].find(isWorking) ?? null;
}

/** @param {(text: string) => void} tell */
export async function bringTinyproxy(tell) {
  if (findTinyproxy()) return;
  tell('téléchargement par apt-get dans .cache/tinyproxy…');
  const failure = await unpackPackages(home, ['tinyproxy-bin'], (draft) =>
    fs.symlinkSync('root/usr/bin/tinyproxy', path.join(draft, 'tinyproxy')),
  );
  if (!findTinyproxy())
    throw new Sentence(`tinyproxy n’a pas pu être apporté : ${failure ?? 'il ne démarre pas.'}\n${HELP}`);
}

/**
 * A proxy that lets plain requests through and no tunnel: a WebSocket has no way.
 * @param {{ port?: number, more?: string[] }} [options] `more`: further lines of its settings
 */
export async function startTinyproxy({ port: asked = 0, more = [] } = {}) {
  const command = findTinyproxy();
  if (!command) throw new Sentence(`tinyproxy est introuvable. « npm test » l’apporte là où apt-get existe. ${HELP}`);
  const port = asked || (await freePort(0));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vigie-proxy-'));
  const file = path.join(folder, 'tinyproxy.conf');
  const settings = [`Port ${port}`, 'Listen 127.0.0.1', 'Timeout 600', 'MaxClients 200', 'ConnectPort 443', ...more];
  fs.writeFileSync(file, `${settings.join('\n')}\n`);
  const child = spawn(command, ['-d', '-c', file], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  await opened(port, child, 'tinyproxy');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
