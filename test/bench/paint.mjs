// From the acknowledgement of an answer to the painted tile of the invigilator's page, while the other rooms work too.
import { chromium } from 'playwright-core';
import { requireChromium } from '../../scripts/services/chromium.mjs';
import { percentiles } from './figures.mjs';
import { startServer } from './programs.mjs';

export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
/** Answers a second in the room that is watched. */
const WATCHED_RATE = 10;

/**
 * @param {string} databaseUrl
 * @param {{ others: Generator, watched: Generator }} generators
 * @param {string} cookie of the watched room
 * @param {import('./bench.mjs').Options} options
 * @typedef {import('./programs.mjs').Generator} Generator
 */
export async function measurePaint(databaseUrl, { others, watched }, cookie, { rate, paint: seconds }) {
  const server = await startServer('product', databaseUrl);
  const browser = await chromium.launch({ executablePath: requireChromium(), args: QUIET });
  try {
    await Promise.all([others.ask('connect', server), watched.ask('connect', server)]);
    const page = await openRoom(browser, server.url, cookie, watchTiles);
    const [{ acknowledgements }] = await Promise.all([
      watched.ask('steady', { rate: WATCHED_RATE, seconds }),
      others.ask('steady', { rate: Math.max(1, rate - WATCHED_RATE), seconds }),
    ]);
    const painted = await paintsOf(page, acknowledgements.length);
    return percentiles(
      acknowledgements.map((/** @type {[string, number]} */ [key, at]) => Math.max(0, painted[key] - at)),
    );
  } finally {
    await Promise.all([others.ask('close'), watched.ask('close'), browser.close()]);
    await server.stop();
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} cookie
 * @param {() => void} watch run in the page before anything of its own
 */
export async function openRoom(browser, url, cookie, watch) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const [name, value] = /** @type {[string, string]} */ (cookie.split('='));
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(`${url}/espace/salle`);
  await page.waitForSelector('[data-head][data-live=true] [data-candidate]');
  return page;
}

/** In the page: when each candidate's progress was painted, in epoch ms. */
function watchTiles() {
  /** @type {Record<string, number>} */
  const painted = {};
  Object.assign(globalThis, { painted });
  /** @param {Element | null} tile */
  const key = (tile) => {
    const progress = tile?.querySelector('[data-field=progress]')?.getAttribute('data-value');
    return progress && `${tile?.getAttribute('data-candidate')} ${JSON.parse(progress).done}`;
  };
  const observer = new MutationObserver((changes) => {
    const keys = changes.map(({ target }) => key(/** @type {Element} */ (target).closest('[data-candidate]')));
    // The frame that shows the change is drawn once the callback that follows it runs.
    requestAnimationFrame(() =>
      setTimeout(() => {
        for (const one of keys) if (one) painted[one] ??= performance.timeOrigin + performance.now();
      }),
    );
  });
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-value'], childList: true });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {number} count
 * @returns {Promise<Record<string, number>>}
 */
async function paintsOf(page, count) {
  // As functions: the page's policy forbids it to evaluate text.
  await page.waitForFunction((wanted) => Object.keys(Reflect.get(globalThis, 'painted')).length >= wanted, count);
  return page.evaluate(() => Reflect.get(globalThis, 'painted'));
}
