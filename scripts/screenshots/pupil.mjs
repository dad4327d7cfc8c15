/** The picture shows a test that has begun. */
const FROM = 4;

/**
 * A candidate in a real browser, who stops in front of a challenge that has an image.
 * @param {import('playwright-core').Page} page
 * @param {import('../simulate/cast.mjs').Scene} scene
 * @param {import('../steps/server.mjs').Candidate} person
 */
export async function playPupil(page, scene, person) {
  await join(page, scene, person);
  await page.fill('input[name=code]', scene.accessCode, { timeout: 0 });
  await page.click('[data-action=start]');
  for (let position = 1; position < FROM || !(await page.isVisible('[data-challenge] img')); position++) {
    await answer(page);
    await page.click('[data-action=validate]');
    await page.waitForSelector(`[data-position^="${position + 1}/"]`);
  }
  await page.waitForFunction('document.images[0]?.complete');
  await answer(page);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../simulate/cast.mjs').Scene} scene
 * @param {import('../steps/server.mjs').Candidate} person
 */
async function join(page, { url, sessionNumber }, { lastName, firstName, birthDate }) {
  await page.goto(`${url}/candidat/?session=${sessionNumber}`);
  const [birthYear = '', birthMonth = '', birthDay = ''] = birthDate.split('-');
  const details = { lastName, firstName, birthDay, birthMonth, birthYear };
  for (const [name, value] of Object.entries(details)) await page.fill(`input[name=${name}]`, value);
  await page.click('[data-action=join]');
}

/** The third choice, or a word. @param {import('playwright-core').Page} page */
async function answer(page) {
  await page.waitForSelector('[data-challenge] input');
  const choices = page.locator('[data-challenge] input:not([type=text])');
  if ((await choices.count()) > 0) await choices.nth(2).check();
  else await page.fill('[data-challenge] input', 'Volcans');
}
