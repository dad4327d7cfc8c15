import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, atScreen, fillJoin, joinSeat, validate } from '../support/pages.js';
import { idOf, startTest } from '../support/school-pc.js';
import { until } from '../support/until.js';

/** The screen as it is, then with its text twice as large. */
async function expectGood(page: Page, where: string): Promise<void> {
  await expectAccessible(page, where);
  await expectNoSideways(page, where);
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  await expectAccessible(page, `${where} at 200 %`);
  await expectNoSideways(page, `${where} at 200 %`);
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
}

it('axe finds nothing serious on any screen, at 200 % text too', async ({ server, browser, room }) => {
  const person = server.demo.candidates[0]!;
  const page = await newPage(browser);
  await page.goto(`${server.url}/candidat/?session=${server.demo.sessionNumber}`);
  await atScreen(page, 'join');
  await expectGood(page, 'join');
  await page.click('[data-action=join]');
  await page.waitForSelector('.error');
  await expectGood(page, 'join with errors');
  await page.click('[data-action=display]');
  await expectGood(page, 'display');
  await page.getByLabel('renforcé').check();
  await page.getByLabel('facile à lire').check();
  await expectGood(page, 'display, stronger contrast');
  await page.click('[data-action=close-display]');
  await fillJoin(page, person);
  await page.click('[data-action=join]');
  await atScreen(page, 'waiting');
  await expectGood(page, 'waiting, stronger contrast');
  await page.reload();
  await atScreen(page, 'waiting');
  await expectGood(page, 'waiting');
  await startTest(page, room, server, person);
  for (const at of [1, 2, 3, 4, 5]) {
    await atChallenge(page, `${at}/5`);
    await expectGood(page, `challenge ${at}`);
    if (await page.locator('[data-action=zoom]').count()) {
      await page.click('[data-action=zoom]');
      await expectGood(page, 'zoom');
      await page.keyboard.press('Escape');
    }
    await validate(page);
  }
  await atScreen(page, 'end');
  await expectGood(page, 'end');
  const candidateId = idOf(room, person);
  await until(() => room.tiles.get(candidateId)?.situation === 'endScreen');
  await room.send({ type: 'WitnessEndScreen', candidateId });
  await page.waitForSelector('[data-action=sign-out]');
  await expectGood(page, 'witnessed');
  await page.click('[data-action=sign-out]');
  await atScreen(page, 'signedOut');
  await expectGood(page, 'signedOut');
});

it('nor while another PC waits to be let in, nor on the one that it replaces', async ({ server, browser, room }) => {
  const person = server.demo.candidates[2]!;
  const page = await newPage(browser);
  await joinSeat(page, server, person);
  await startTest(page, room, server, person);
  const other = await newPage(browser);
  await joinSeat(other, server, person, server.demo.accessCode);
  await atScreen(other, 'resume');
  await expectGood(other, 'resume');
  await room.send({ type: 'AuthoriseResume', candidateId: idOf(room, person) });
  await atScreen(page, 'replaced');
  await expectGood(page, 'replaced');
});

/** Tab, as a person does, until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`${selector} is not reached by the keyboard`);
}

it('a whole test by the keyboard alone', async ({ server, browser, room }) => {
  const person = server.demo.candidates[1]!;
  const page = await newPage(browser);
  await page.goto(`${server.url}/candidat/?session=${server.demo.sessionNumber}`);
  await atScreen(page, 'join');
  await tabTo(page, '[name=lastName]');
  await page.keyboard.type(person.lastName);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.firstName);
  await page.keyboard.press('Tab');
  const [year, month, day] = person.birthDate.split('-') as [string, string, string];
  // A full field moves on by itself.
  await page.keyboard.type(day + month + year);
  await page.keyboard.press('Enter');
  await atScreen(page, 'waiting');
  const candidateId = idOf(room, person);
  await room.welcome([candidateId]);
  await room.send({ type: 'ConfirmPresence', candidateId });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await atScreen(page, 'code');
  await page.keyboard.press('Tab');
  await page.keyboard.type(server.demo.accessCode);
  await page.keyboard.press('Enter');
  for (const at of [1, 2, 3, 4, 5]) {
    await atChallenge(page, `${at}/5`);
    await answerByKeyboard(page, at);
  }
  await atScreen(page, 'end');
  await until(() => room.tiles.get(candidateId)?.situation === 'endScreen');
  await room.send({ type: 'WitnessEndScreen', candidateId });
  await page.waitForSelector('[data-action=sign-out]');
  await tabTo(page, '[data-action=sign-out]');
  await page.keyboard.press('Enter');
  await atScreen(page, 'signedOut');
});

/** The digits choose from wherever the focus stands in the challenge; the second one is passed. */
async function answerByKeyboard(page: Page, at: number): Promise<void> {
  if (at === 2) {
    await page.waitForSelector('[data-action=pass]:not(:disabled)');
    await tabTo(page, '[data-action=pass]');
    return page.keyboard.press('Enter');
  }
  if (await page.locator('input[name=answer]').count()) {
    await tabTo(page, 'input[name=answer]');
    await page.keyboard.type('une réponse tapée');
  } else {
    await page.waitForFunction('document.activeElement.tagName === "H1"');
    await page.keyboard.press('Digit1');
  }
  await page.keyboard.press('Enter');
}
