import { launchBrowser, shownIn } from './chromium.js';
import { startCutProxy } from './cut-proxy.js';
import { launchFirefox } from './firefox.js';
import { it as onServer } from './server-test.js';

/** A test of the built server in a browser, as server-test.ts opens things. */
export const it = onServer
  .extend('proxy', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const proxy = await startCutProxy(server.url);
    onCleanup(() => proxy.close());
    return proxy;
  })
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('shownOnFailure', { auto: true }, async ({ browser, server, onTestFailed }) => {
    onTestFailed(async () => console.error(`${await shownIn(browser)}\n\n${server.output()}`));
  })
  .extend('firefox', { scope: 'file' }, async ({}, { onCleanup }) => {
    const firefox = await launchFirefox();
    onCleanup(() => firefox.close());
    return firefox;
  });
