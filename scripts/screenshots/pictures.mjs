/**
 * @typedef {import('./stage.mjs').Stage} Stage
 * @typedef {{ width: number, height: number, dark?: boolean, contrast?: boolean }} Look
 * @typedef {{ file: string, show: (stage: Stage, look: Look) => Promise<import('playwright-core').Page> } & Look} Picture
 */

const LAPTOP = { width: 1366, height: 768 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

/** One line a picture of docs/screenshots: its name, the screen that shows it, how large it is. @type {Picture[]} */
export const PICTURES = [
  { file: 'room', show: room, ...LAPTOP },
  { file: 'room-dark', show: room, ...LAPTOP, dark: true },
  { file: 'room-contrast', show: room, ...LAPTOP, contrast: true },
  { file: 'room-tablet', show: room, ...TABLET },
  { file: 'room-phone', show: room, ...PHONE },
  { file: 'seat', show: seat, ...LAPTOP },
  { file: 'center', show: center, ...LAPTOP },
  { file: 'center-candidates', show: candidates, ...LAPTOP },
  { file: 'center-finalisation', show: finalisation, ...LAPTOP },
  { file: 'center-finalisation-phone', show: finalisation, ...PHONE },
  { file: 'projector', show: projector, ...LAPTOP },
];

/**
 * The invigilator's grid, live.
 * @param {Stage} stage
 * @param {Look} look
 */
async function room(stage, look) {
  const page = await stage.newPage(look);
  const [name, value] = /** @type {[string, string]} */ (stage.cookie.split('='));
  await page.context().addCookies([{ name, value, url: stage.url }]);
  await page.goto(`${stage.url}/espace/salle`);
  await page.waitForSelector('[data-live=true] [data-candidate]');
  await hasTheTime(page);
  // The first pulse says who was heard.
  await page.waitForSelector('.room-fresh span:not(:text-matches("^0/"))', { state: 'attached' });
  return page;
}

/**
 * The pupil's browser, where the stage left it.
 * @param {Stage} stage
 * @param {Look} look
 */
async function seat({ pupil }, { width, height }) {
  await pupil.setViewportSize({ width, height });
  return pupil;
}

/**
 * The administrator's list of sessions.
 * @param {Stage} stage
 * @param {Look} look
 */
async function center(stage, look) {
  const page = await stage.newPage(look);
  await page.goto(`${stage.url}/espace/centre`);
  await page.fill('input[name=email]', stage.demo.administrator.email);
  await page.fill('input[name=password]', stage.demo.administrator.password);
  await page.click('button[type=submit]');
  await page.waitForSelector('[data-live=true] [data-session]');
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  await hasTheTime(page);
  return page;
}

/**
 * The candidates of the session that runs.
 * @param {Stage} stage
 * @param {Look} look
 */
async function candidates(stage, look) {
  const page = await center(stage, look);
  await openTab(page, `[data-session="${stage.demo.sessionNumber}"]`, 'candidats');
  await page.waitForSelector('.candidates [data-candidate]');
  return page;
}

/**
 * The finalisation of the session that ended two days before.
 * @param {Stage} stage
 * @param {Look} look
 */
async function finalisation(stage, look) {
  const page = await center(stage, look);
  await openTab(page, '[data-section=finalise] [data-session]', 'finalisation');
  await page.waitForSelector('[data-action=ask-finalise]');
  return page;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} session its row
 * @param {string} tab
 */
async function openTab(page, session, tab) {
  await page.click(`${session} a`);
  await page.click(`.session-tabs [href$="/${tab}"]`);
}

/**
 * What the room's projector shows.
 * @param {Stage} stage
 * @param {Look} look
 */
async function projector(stage, look) {
  const headers = { 'content-type': 'application/json', cookie: stage.cookie };
  const answer = await fetch(`${stage.url}/api/room/projection`, { method: 'POST', headers, body: '{}' });
  const { token } = /** @type {import('@vigie/protocol').ProjectionLink} */ (await answer.json());
  const page = await stage.newPage(look);
  await page.goto(`${stage.url}/espace/projection#${token}`);
  await page.waitForSelector('[data-live=true] [data-code]');
  return page;
}

/** What is left is shown once the page knows the server's time. @param {import('playwright-core').Page} page */
const hasTheTime = (page) => page.waitForSelector('.room-clock:not(:empty)', { state: 'attached' });
