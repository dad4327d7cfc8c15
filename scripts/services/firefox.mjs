import { bringBrowser, findBrowser, requireBrowser } from './browser.mjs';

/** @type {import('./browser.mjs').Browser} */
const FIREFOX = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  commands: ['firefox-esr', 'firefox'],
  packages: ['firefox-esr', 'fonts-dejavu-core'],
  program: 'usr/lib/firefox-esr/firefox-esr',
};

export const findFirefox = () => findBrowser(FIREFOX);
export const requireFirefox = () => requireBrowser(FIREFOX);
export const bringFirefox = (/** @type {(text: string) => void} */ tell) => bringBrowser(FIREFOX, tell);
