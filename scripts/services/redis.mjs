// A real Redis for the tests: the one on PATH, else Debian's package unpacked in the cache folder.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { freePort, opened } from './ports.mjs';
import { librariesOf, unpackPackages } from './unpacked.mjs';

const home = path.join(folders.cache, 'redis');
const PACKAGES = ['redis-server', 'redis-tools'];
const HELP = 'Installez Redis 7 (paquet « redis-server ») : les tests le prennent sur PATH.';

/** @typedef {{ command: string, env: NodeJS.ProcessEnv }} RedisProgram */

/**
 * The Redis of this machine, or null.
 * @returns {RedisProgram | null}
 */
export function findRedis() {
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: librariesOf(home)
      .map((lib) => path.join(home, 'root', lib))
      .join(':'),
  };
  const onPath = ['valkey-server', 'redis-server'].map((command) => ({ command, env: process.env }));
  const unpacked = { command: path.join(home, 'redis-server'), env };
  return [...onPath, unpacked].find(isWorking) ?? null;
}

/** @param {(text: string) => void} tell */
export async function bringRedis(tell) {
  if (findRedis()) return;
  tell('téléchargement par apt-get dans .cache/redis…');
  // The server is the checker under another name: the package itself is only links to it.
  const failure = await unpackPackages(home, PACKAGES, (draft) =>
    fs.symlinkSync('root/usr/bin/redis-check-rdb', path.join(draft, 'redis-server')),
  );
  if (!findRedis()) throw new Sentence(`Redis n’a pas pu être apporté : ${failure ?? 'il ne démarre pas.'}\n${HELP}`);
}

/**
 * A Redis of one's own, in memory, gone with `stop`. It persists nothing: the tests' truth is in Postgres.
 * @param {{ port?: number }} [options]
 */
export async function startRedis({ port: asked = 0 } = {}) {
  const program = findRedis();
  if (!program) throw new Sentence(`Redis est introuvable. « npm test » l’apporte là où apt-get existe. ${HELP}`);
  const port = asked || (await freePort(0));
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program.command, [...settings, '--maxmemory-policy', 'noeviction'], {
    env: program.env,
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  await opened(port, child, 'Redis');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await gone;
  };
  return { url: `redis://127.0.0.1:${port}`, port, stop };
}

/** @param {RedisProgram} program */
const isWorking = ({ command, env }) => spawnSync(command, ['--version'], { env, timeout: 10_000 }).status === 0;
