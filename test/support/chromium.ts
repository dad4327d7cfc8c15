import { chromium, type Browser, type BrowserContextOptions, type LaunchOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const QUIET = [
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

/** A page of a browser of its own, in French, as large as a school's laptop. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1366, height: 768 }, ...options });
  return context.newPage();
}

/** What every open page of a browser shows: what a failure is understood by where nobody watched. */
export async function shownIn(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const shown = pages.map(async (page) => `${page.url()}\n${await page.innerText('body', { timeout: 2_000 })}`);
  return (await Promise.allSettled(shown))
    .map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))
    .join('\n\n');
}
