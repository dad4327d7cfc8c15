import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DemoAccess } from './server.js';

const project = path.resolve(import.meta.dirname, '../..');

/** A data folder as `npm start` leaves it for the simulator; empty without a demonstration. */
export class DataFolder {
  private readonly place = mkdtempSync(path.join(tmpdir(), 'vigie-simulate-'));

  holds(url: string, demo: DemoAccess): this {
    const port = Number(new URL(url).port);
    writeFileSync(path.join(this.place, 'demo.json'), JSON.stringify({ port, ...demo }), { mode: 0o600 });
    return this;
  }

  /** `npm run simulate -- …` as a person types it. */
  simulate(...args: string[]): Simulation {
    return new Simulation(this.place, args);
  }

  remove(): void {
    rmSync(this.place, { recursive: true });
  }
}

export class Simulation {
  says = '';
  readonly process: ChildProcess;
  private readonly code: Promise<number | null>;

  constructor(folder: string, args: string[]) {
    const env = { ...process.env, VIGIE_DATA: folder };
    this.process = spawn(process.execPath, ['scripts/simulate.mjs', ...args], { cwd: project, env });
    this.process.stdout!.on('data', (text) => (this.says += text));
    this.process.stderr!.on('data', (text) => (this.says += text));
    this.code = new Promise((resolve) => this.process.once('close', resolve));
  }

  ended(): Promise<number | null> {
    return this.code;
  }

  /** The number that the summary gives after a word; the lines before it tell of the way there. */
  told(word: string): number {
    const summary = this.says.slice(this.says.lastIndexOf('Candidats '));
    return Number(new RegExp(`${word} +(\\d+)`).exec(summary)?.[1] ?? 0);
  }
}
