import { bringBrowser, findBrowser, requireBrowser } from './browser.mjs';

/** @type {import('./browser.mjs').Browser} */
const CHROMIUM = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: ['chromium', 'fonts-dejavu-core'],
  program: 'usr/lib/chromium/chromium',
};

export const findChromium = () => findBrowser(CHROMIUM);
export const requireChromium = () => requireBrowser(CHROMIUM);
export const bringChromium = (/** @type {(text: string) => void} */ tell) => bringBrowser(CHROMIUM, tell);
