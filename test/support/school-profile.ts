import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { QUIET } from './chromium.js';

/** A Chromium whose profile stays in a folder, as on a school's PC: killed and opened again, it has what it kept. */
export class SchoolProfile {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'vigie-profile-'));
  private context: BrowserContext | null = null;

  async open(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: inject('chromiumPath'),
      args: QUIET,
      locale: 'fr-FR',
      viewport: { width: 1366, height: 768 },
    });
    return this.context.pages()[0]!;
  }

  /** At once and whole, as by a crash: it has no time to write anything more. */
  async kill(): Promise<void> {
    const gone = this.context!.waitForEvent('close');
    process.kill(this.pid(), 'SIGKILL');
    await gone;
    this.context = null;
  }

  async remove(): Promise<void> {
    await this.context?.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Chromium's own lock on the profile: a link that names the machine and the process. */
  private pid(): number {
    return Number(readlinkSync(path.join(this.folder, 'SingletonLock')).split('-').at(-1));
  }
}
