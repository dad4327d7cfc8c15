import { signIn } from '../simulate/room.mjs';
import { playRoom } from './play-room.mjs';

/**
 * The demo's room half-way through its test, and the browser that looks at it.
 * @typedef {object} Stage
 * @property {string} url
 * @property {import('../steps/server.mjs').Demo} demo
 * @property {string} cookie the invigilator's
 * @property {import('playwright-core').Page} pupil a candidate's page
 * @property {(look: import('./pictures.mjs').Look) => Promise<import('playwright-core').Page>} newPage
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('../steps/server.mjs').Demo} demo
 * @returns {Promise<Stage>}
 */
export async function openStage(browser, url, demo) {
  const { candidates, invigilators, sessionNumber, accessCode, invigilatorPassword } = demo;
  const [inBrowser, ...people] = candidates;
  const [invigilator] = invigilators;
  if (!inBrowser || !invigilator) throw new Error('The demo has nobody to play');
  const scene = { url, sessionNumber, accessCode, invigilatorPassword, invigilator, people };
  const newPage = pagesOf(browser);
  const pupil = await newPage({ width: 1366, height: 768 });
  const cookie = await signIn(scene);
  await playRoom(scene, cookie, { page: pupil, person: inBrowser });
  return { url, demo, cookie, pupil, newPage };
}

/** @param {import('playwright-core').Browser} browser */
function pagesOf(browser) {
  return async (/** @type {import('./pictures.mjs').Look} */ { width, height, dark = false, contrast = false }) => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      contrast: contrast ? 'more' : null,
    });
    return context.newPage();
  };
}
