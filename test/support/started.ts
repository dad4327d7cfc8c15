import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/services/ports.mjs';
import { until } from './until.js';

const project = path.resolve(import.meta.dirname, '../..');

/** `npm start` as a person runs it, with its data in the given folder. */
export class Started {
  private screen = '';
  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
    readonly folder: string,
  ) {
    process.stdout!.on('data', (text) => (this.screen += text));
    process.stderr!.on('data', (text) => (this.screen += text));
  }

  static async run(folder: string, env: Record<string, string> = {}): Promise<Started> {
    const port = Number(env.PORT ?? (await freePort()));
    const inherited = { ...process.env, DATABASE_URL: '', PORT: String(port), VIGIE_DATA: folder, NODE_ENV: '' };
    const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: project, env: { ...inherited, ...env } });
    return new Started(child, port, folder);
  }

  /** All that it has written so far. */
  get says(): string {
    return this.screen;
  }

  url = (page: string): string => `http://127.0.0.1:${this.port}${page}`;

  async ready(): Promise<void> {
    await until(() => this.isReady(), 60_000);
  }

  async ended(): Promise<number | null> {
    await until(() => this.process.exitCode !== null || this.process.signalCode !== null, 30_000);
    return this.process.exitCode;
  }

  /** Whatever it started and is still there: process numbers and command lines. */
  left(): [pid: number, command: string][] {
    const entries = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && this.isOurs(`/proc/${entry}`));
    return entries.map((entry) => [Number(entry), readIfThere(`/proc/${entry}/cmdline`)]);
  }

  serverPid(): number {
    return this.left().find(([, command]) => command.includes('main.js'))![0];
  }

  private async isReady(): Promise<boolean> {
    if (this.process.exitCode !== null) throw new Error(this.screen);
    return fetch(this.url('/health/ready')).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  private isOurs(proc: string): boolean {
    return ['environ', 'cmdline'].some((file) => readIfThere(`${proc}/${file}`).includes(this.folder));
  }
}

function readIfThere(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
