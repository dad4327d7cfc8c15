import { launch, type Browser } from 'puppeteer-core';
import { inject } from 'vitest';
import type { SeatPage } from './pages.js';

/**
 * The machine's own Firefox ESR, in French. Driven by Puppeteer: Playwright's driver asks it for commands that came
 * after version 140 (network.addDataCollector), or for a Firefox of its own.
 */
export const launchFirefox = (): Promise<Browser> =>
  launch({
    browser: 'firefox',
    executablePath: inject('firefoxPath'),
    defaultViewport: null, // version 140 has no command for it
    args: ['--width=1366', '--height=768'],
    extraPrefsFirefox: { 'intl.accept_languages': 'fr-FR' },
  });

/** A page, and what went wrong in it. */
export async function newFirefoxPage(browser: Browser): Promise<SeatPage & { faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  // Not Puppeteer's locators: they evaluate text, which our pages' policy forbids.
  const usable = async (selector: string) =>
    (await page.waitForSelector(`${selector}:not(:disabled)`, { visible: true }))!;
  const click = async (selector: string) => (await usable(selector)).click();
  return {
    goto: (url) => page.goto(url),
    $: (selector) => page.$(selector),
    fill: async (selector, text) => (await usable(selector)).type(text),
    check: click,
    click,
    waitForSelector: (selector) => page.waitForSelector(selector, { visible: true }),
    faults,
  };
}
