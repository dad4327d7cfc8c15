/**
 * @typedef {import('./stage.mjs').Stage} Stage
 * @typedef {{ width: number, height: number, dark?: boolean }} Look
 * @typedef {{ file: string, show: (stage: Stage, look: Look) => Promise<import('playwright-core').Page> } & Look} Picture
 */

const LAPTOP = { width: 1366, height: 768 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

/** One line a picture of docs/screenshots: its name, the screen that shows it, how large it is. @type {Picture[]} */
export const PICTURES = [
  { file: 'room', show: room, ...LAPTOP },
  { file: 'room-dark', show: room, ...LAPTOP, dark: true },
  { file: 'room-tablet', show: room, ...TABLET },
  { file: 'room-phone', show: room, ...PHONE },
  { file: 'seat', show: seat, ...LAPTOP },
  { file: 'center', show: center, ...LAPTOP },
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
  await hasTheTime(page);
  return page;
}

/** What is left is shown once the page knows the server's time. @param {import('playwright-core').Page} page */
const hasTheTime = (page) => page.waitForSelector('.room-clock:not(:empty)', { state: 'attached' });
