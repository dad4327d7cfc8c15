import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { inject } from 'vitest';

const MAIN = new URL('../../dist/apps/server/apps/server/src/main.js', import.meta.url).pathname;

export interface SessionAccess {
  sessionNumber: string;
  accessCode: string;
  invigilatorPassword: string;
  invigilators: string[];
  state: 'waiting' | 'running' | 'ended';
  candidates: { lastName: string; firstName: string; birthDate: string }[];
}

export interface DemoAccess extends SessionAccess {
  center: string;
  administrator: { email: string; password: string };
  others: SessionAccess[];
}

export interface Server {
  url: string;
  demo: DemoAccess;
  process: ChildProcess;
  /** Everything that the process printed. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface Database {
  url: string;
  sql: Sql;
  drop(): Promise<void>;
}

/** A database of its own for one test file, and a connection to look into it. */
export async function newDatabase(adminUrl: string = inject('databaseUrl')): Promise<Database> {
  const name = `t_${Math.random().toString(36).slice(2, 10)}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    url,
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await client.query<Row>(text, values)).rows,
    drop: async () => {
      await client.end();
      await dropDatabase(admin, name);
      await admin.end();
    },
  };
}

/** Not `with (force)`: that is refused while PostgreSQL's own autovacuum is in the database; a plain drop sends it away. */
async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`alter database ${name} allow_connections false`);
  const ours = 'datname = $1 and usename = current_user';
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`, [name]);
  await admin.query(`drop database ${name}`);
}

/** Five challenges, of every type: a whole test is quickly done. */
const SETTINGS = {
  PORT: '0',
  HOST: '127.0.0.1',
  VIGIE_DEMO: '1',
  VIGIE_DEMO_SESSIONS: '1',
  VIGIE_QUESTIONS: 'apps/server/questions/short.json',
};

/** The built server as a process of its own, ready to serve; with the demo's waiting session alone unless told otherwise. */
export async function startServer(databaseUrl: string, environment: Record<string, string> = {}): Promise<Server> {
  const child = forkServer(databaseUrl, environment);
  const printed: string[] = [];
  child.stdout!.on('data', (text) => printed.push(String(text)));
  child.stderr!.on('data', (text) => printed.push(String(text)));
  const word = await firstWord(child, printed);
  return {
    url: `http://127.0.0.1:${word.port}`,
    demo: word.demo,
    process: child,
    output: () => printed.join(''),
    stop: (signal = 'SIGTERM') => end(child, signal),
  };
}

/** In the project `redis`, the servers of one database share one of Redis's sixteen; elsewhere there is none. */
function redisFor(databaseUrl: string): { REDIS_URL?: string } {
  const url = inject('redisUrl');
  const sum = [...new URL(databaseUrl).pathname].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return url ? { REDIS_URL: `${url}/${sum % 16}` } : {};
}
/** The same, not waited for. */
export const forkServer = (databaseUrl: string, environment: Record<string, string> = {}): ChildProcess =>
  fork(MAIN, {
    env: { ...process.env, ...SETTINGS, ...redisFor(databaseUrl), DATABASE_URL: databaseUrl, ...environment },
    execArgv: ['--enable-source-maps'],
    silent: true,
  });

async function firstWord(child: ChildProcess, printed: string[]): Promise<{ port: number; demo: DemoAccess }> {
  const exit = once(child, 'exit').then(() => {
    throw new Error(`The server did not start:\n${printed.join('')}`);
  });
  const [word] = await Promise.race([once(child, 'message'), exit]);
  if (word.type !== 'ready') throw new Error(word.sentence);
  exit.catch(() => {});
  return word;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
