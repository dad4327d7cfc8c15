import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, joinSeat, validate } from '../support/pages.js';
import { idOf, joinAt, startTest } from '../support/school-pc.js';
import { until, untilEqual } from '../support/until.js';

/** As it is, then with its text twice as large. */
async function expectGood(pc: Page, where: string): Promise<void> {
  for (const size of ['', '200%']) {
    await pc.evaluate((text) => void (document.documentElement.style.fontSize = text), size);
    await expectAccessible(pc, `${where} ${size}`);
    await expectNoSideways(pc, `${where} ${size}`);
  }
  await pc.evaluate(() => void (document.documentElement.style.fontSize = ''));
}

const focused = (pc: Page, selector: string) =>
  pc.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

async function tabTo(pc: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await pc.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await pc.keyboard.press('Tab');
  }
  expect.fail(`${selector} is not reached by the keyboard`);
}

/** Opens the panel, chooses its first reason and sends it, with the keyboard alone. */
async function reportByKeys(pc: Page): Promise<void> {
  await tabTo(pc, '[data-action=report]');
  await pc.keyboard.press('Enter');
  await focused(pc, '[data-action=reload-first]');
  await tabTo(pc, 'input[name=reason]');
  await pc.keyboard.press('Space');
  await tabTo(pc, '[data-action=send-report]');
  await pc.keyboard.press('Enter');
  await pc.waitForSelector('[data-hold=alert]');
}

const draft = (pc: Page) =>
  pc
    .locator('[data-form] input')
    .evaluateAll((all) => (all as HTMLInputElement[]).map((one) => one.checked || one.value));

/** Closed and opened again before the browser's own event of closing, as by keys that wait on a slow PC. */
const isOpenAgain = (pc: Page) =>
  pc.evaluate(async () => {
    document.querySelector<HTMLDialogElement>('[data-report]')!.requestClose();
    await Promise.resolve();
    document.querySelector<HTMLElement>('[data-action=report]')!.click();
    await new Promise((done) => setTimeout(done));
    return document.querySelector<HTMLDialogElement>('[data-report]')?.open;
  });

async function beginToAnswer(pc: Page): Promise<void> {
  if (await pc.locator('input[name=answer]').count()) await pc.fill('input[name=answer]', 'à moitié');
  else await pc.check('input[name=choice] >> nth=1');
}

it('[R7] a problem reported by keyboard, the test on hold, the queue, and what the invigilator decides', async ({
  server,
  browser,
  room,
}) => {
  const [first, second] = server.demo.candidates as [never, never];
  const pc = await newPage(browser);
  await joinAt(pc, server.url, server, first);
  await startTest(pc, room, server, first);
  const candidateId = idOf(room, first);
  const other = await newPage(browser);
  await joinAt(other, server.url, server, second);

  // Escape leaves the panel where it was opened from; to reload is offered first, and asks nothing.
  await tabTo(pc, '[data-action=report]');
  await pc.keyboard.press('Enter');
  await expectGood(pc, 'panel');
  await pc.keyboard.press('Escape');
  await focused(pc, '[data-action=report]');
  await pc.keyboard.press('Enter');
  await focused(pc, '[data-action=reload-first]');
  expect(await isOpenAgain(pc)).toBe(true);
  await focused(pc, '[data-action=reload-first]');
  await pc.keyboard.press('Enter');
  await focused(pc, 'h1');
  expect(await pc.locator('[data-report]').count()).toBe(0);

  await beginToAnswer(pc);
  const begun = await draft(pc);
  await reportByKeys(pc);
  await focused(pc, '[data-hold] h1');
  await until(() => room.tiles.get(candidateId)?.alert);
  await pc.getByText('Vous êtes n° 1 dans la file').waitFor();
  await expectGood(pc, 'hold');
  await pc.keyboard.press('Enter');
  expect(await pc.locator('[inert] [data-action=validate]').count()).toBe(1);

  const handSays = (words: string) => other.locator('[data-hand]', { hasText: words }).waitFor();
  const choicesAt = () => other.locator('main').evaluate((main) => main.getBoundingClientRect().top);
  const before = await choicesAt();
  await other.click('[data-action=hand]');
  await handSays('n° 2 dans la file');
  expect(await choicesAt()).toBe(before);
  await expectGood(other, 'hand');
  await other.reload();
  await handSays('n° 2 dans la file');

  await room.send({ type: 'AcknowledgeCall', candidateId });
  await untilEqual(() => pc.locator('[data-help]').innerText(), 'Le surveillant arrive.');
  await room.send({ type: 'DismissAlert', candidateId });
  await pc.waitForSelector('[data-form]:not([inert])');
  await focused(pc, '[data-form] h1');
  await atChallenge(pc, '1/5');
  expect(await draft(pc)).toEqual(begun);
  await handSays('n° 1 dans la file');
  await room.send({ type: 'AcknowledgeCall', candidateId: idOf(room, second) });
  await handSays('Le surveillant arrive.');
  await other.click('[data-action=hand]');
  await other.waitForSelector('[data-action=hand][aria-pressed=false]');

  await reportByKeys(pc);
  await until(() => room.tiles.get(candidateId)?.alert);
  expect((await room.send({ type: 'ValidateAlert', candidateId, category: 'E2' })).ok).toBe(true);
  await atChallenge(pc, '2/5');
  await focused(pc, '[data-form]:not([inert]) h1');
  await validate(pc);
  await atChallenge(pc, '3/5');
});

it('[R13, T5, T9] an exit, more time and a pause reach the candidate’s screen and go by themselves', async ({
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[2]!;
  const candidateId = idOf(room, person);
  const pc = await newPage(browser);
  await joinSeat(pc, server, person);
  await startTest(pc, room, server, person);
  await beginToAnswer(pc);
  const begun = await draft(pc);

  await room.send({ type: 'LeaveRoom', candidateId });
  await focused(pc, '[data-hold=out] h1');
  expect(await pc.locator('[data-form]').isVisible()).toBe(false);
  await expectGood(pc, 'out');
  await room.send({ type: 'ReturnToRoom', candidateId });
  await focused(pc, '[data-form]:not([inert]) h1');

  await room.send({ type: 'GrantTime', candidateId, minutes: 10, reason: 'Panne' });
  await pc.waitForSelector('[data-granted]');
  await expectGood(pc, 'granted');
  await tabTo(pc, '[data-action=acknowledge-time]');
  await pc.keyboard.press('Enter');
  await until(() => room.tiles.get(candidateId)?.granted?.seenAt);
  await pc.waitForSelector('[data-granted]', { state: 'detached' });
  await focused(pc, '[data-form] h1');

  await room.send({ type: 'PauseTest', candidateId, reason: 'Alarme incendie' });
  await focused(pc, '[data-hold=pause] h1');
  await expectGood(pc, 'pause');
  await room.send({ type: 'UnpauseTest', candidateId });
  await focused(pc, '[data-form]:not([inert]) h1');
  expect(await draft(pc)).toEqual(begun);

  await pc.click('[data-action=hand]');
  await until(() => room.tiles.get(candidateId)?.handSince);
  await pc.waitForSelector('[data-action=hand][aria-pressed=true]');
  await room.send({ type: 'SettleHand', candidateId });
  await pc.waitForSelector('[data-action=hand][aria-pressed=false]');
});

it('[R7] cut off, the problem cannot be reported and the page says whom to call', async ({
  server,
  browser,
  room,
  proxy,
}) => {
  const person = server.demo.candidates[5]!;
  const pc = await newPage(browser);
  await joinAt(pc, proxy.url, server, person);
  await startTest(pc, room, server, person);
  proxy.cut();
  await pc.waitForSelector('[data-action=report][aria-disabled=true]');
  await pc.getByText('levez la main et appelez le surveillant').waitFor();
  await expectGood(pc, 'cut off');
  proxy.mend();
  await pc.waitForSelector('[data-action=report]:not([aria-disabled])');
});
