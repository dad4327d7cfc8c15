// A real PostgreSQL from what npm brought: nothing to install, gone with the process that asked for it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folders } from '../steps/folders.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { serviceAccount } from './account.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { dataPlace, passwordsOf, prepareData } from './postgres-data.mjs';
import { clearFolder, isReady, recordedPid, serverOf, stopServer } from './postgres-process.mjs';
import { ensureVigie } from './postgres-roles.mjs';
import { freePort } from './ports.mjs';

const WATCHDOG = fileURLToPath(new URL('watchdog.mjs', import.meta.url));

/**
 * @typedef {object} Postgres
 * @property {string} url the database `vigie`, as its owner
 * @property {string} adminUrl the database `postgres`, as `vigie`, who may create and drop databases
 * @property {string} version
 * @property {string} dataDir
 * @property {number} port
 * @property {number} pid
 * @property {Promise<number | null>} ended fulfilled when PostgreSQL has stopped, asked or not
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ dataDir?: string, port?: number, fast?: boolean, logFile?: string }} [options] `fast` gives up durability
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir: asked = folders.postgres, port = 25432, fast = false, logFile } = {}) {
  const account = serviceAccount();
  const binaries = postgresBinaries(account);
  const dataDir = dataPlace(asked);
  await clearFolder(dataDir);
  prepareData({ dataDir, account, fast }, binaries);
  const log = logFile ?? `${dataDir}.log`;
  const server = await openOnFreePort({ command: binaries.postgres, ...account, dataDir, fast, log }, port);
  await ensureVigie(dataDir, server.port);
  const login = `postgres://vigie:${passwordsOf(dataDir).vigie}@127.0.0.1:${server.port}`;
  return {
    ...server,
    url: `${login}/vigie`,
    adminUrl: `${login}/postgres`,
    version: binaries.version,
    dataDir,
    pid: Number(recordedPid(dataDir)),
  };
}

/** @typedef {{ command: string, uid?: number, gid?: number, dataDir: string, fast: boolean, log: string }} Plan */

/** A port found free and taken since, or backends of a killed server that are not quite gone. */
const PASSING = /could not bind|could not create any TCP|pre-existing shared memory block/;

/**
 * @param {Plan} plan
 * @param {number} preferred
 */
async function openOnFreePort(plan, preferred) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? preferred : 0);
    const server = launch(plan, port);
    if (await becomesReady(server, plan.dataDir)) return server;
    await server.stop();
    const said = lastLines(plan.log);
    if (attempt === 5 || !PASSING.test(said)) throw new Sentence(`PostgreSQL ne démarre pas. Il dit :\n${said}`);
    await sleep(500);
  }
}

/**
 * @param {Plan} plan
 * @param {number} port
 */
function launch({ command, uid, gid, dataDir, fast, log }, port) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const output = fs.openSync(log, 'w', 0o600);
  const job = JSON.stringify({ command, uid, gid, args: settings(dataDir, port, fast) });
  const watchdog = spawn(process.execPath, [WATCHDOG, job], {
    // Its own session: the terminal's Ctrl-C must not stop the database before the server has finished with it.
    detached: true,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['pipe', output, output],
  });
  fs.closeSync(output);
  const ended = new Promise((resolve) => watchdog.once('exit', resolve));
  watchdog.stdin?.on('error', () => {}); // it may die first
  const stop = async () => {
    watchdog.stdin?.end();
    await ended;
    const orphan = serverOf(dataDir);
    if (orphan) await stopServer(orphan, dataDir);
  };
  return { port, ended, stop };
}

/**
 * @param {string} dataDir
 * @param {number} port
 * @param {boolean} fast
 */
function settings(dataDir, port, fast) {
  const chosen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: 200,
    // The text of an error may hold a candidate's name: the log says what happens to the server, never to the data.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

/**
 * @param {{ ended: Promise<unknown> }} server
 * @param {string} dataDir
 */
async function becomesReady(server, dataDir) {
  const gone = server.ended.then(() => 'gone');
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (isReady(dataDir)) return true;
    if ((await Promise.race([gone, sleep(50)])) === 'gone') return false;
  }
  return false;
}

const lastLines = (/** @type {string} */ log) => fs.readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
