import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { inject } from 'vitest';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium, which calls nobody but the pages under test. */
export const launchBrowser = (options: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ ...options, executablePath: inject('chromiumPath'), args: [...QUIET, ...(options.args ?? [])] });
