import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, atScreen } from '../support/pages.js';
import { joinAt, startTest } from '../support/school-pc.js';

const tabTo = async (pc: Page, selector: string) => {
  for (let presses = 0; presses < 12; presses++) {
    await pc.keyboard.press('Tab');
    if (await pc.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`${selector} is not reached by the keyboard`);
};

/** Answers what is shown with the keyboard alone; says of which kind it was. */
async function answerByKeys(pc: Page): Promise<string> {
  const type = await pc.locator('[data-challenge] input').first().getAttribute('type');
  if (type === 'text') {
    await tabTo(pc, 'input[name=answer]');
    await pc.keyboard.type('99 €');
  } else if (type === 'checkbox') {
    for (const key of ['1', '3', '4', '4']) await pc.keyboard.press(key);
    expect(await pc.locator('[data-challenge] input:checked').count()).toBe(2);
  } else {
    await tabTo(pc, 'input[name=choice]');
    await pc.keyboard.press('ArrowDown');
    expect(await pc.locator('[data-challenge] input:checked').inputValue()).toBe('b');
  }
  await pc.keyboard.press('Enter');
  return type!;
}

it('a whole test, every type of challenge, by the keyboard alone', async ({ server, browser, room }) => {
  const person = server.demo.candidates[0]!;
  const pc = await newPage(browser);
  const complaints: string[] = [];
  pc.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  pc.on('pageerror', (error) => complaints.push(error.message));
  await joinAt(pc, server.url, server, person);
  await startTest(pc, room, server, person);
  const types: string[] = [];
  for (const position of ['1/5', '2/5', '3/5', '4/5', '5/5']) {
    await atChallenge(pc, position);
    expect(await pc.locator('.instruction p').count()).toBeGreaterThan(0);
    if (await pc.locator('[data-challenge] img').count()) await expectPicture(pc);
    if (await pc.locator('a[download]').count()) await expectDownload(pc);
    types.push(await answerByKeys(pc));
  }
  await atScreen(pc, 'end');
  expect(types.sort()).toEqual(['checkbox', 'radio', 'radio', 'radio', 'text']);
  expect(complaints).toEqual([]);
});

async function expectPicture(pc: Page): Promise<void> {
  const picture = pc.locator('[data-action=zoom] img');
  await pc.waitForFunction(() => document.querySelector<HTMLImageElement>('[data-challenge] img')!.complete);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(520);
  expect(await picture.getAttribute('alt')).toContain('maison');
}

async function expectDownload(pc: Page): Promise<void> {
  const coming = pc.waitForEvent('download');
  await tabTo(pc, 'a[download]');
  await pc.keyboard.press('Enter');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('ventes.csv');
  expect(readFileSync(await download.path(), 'utf8')).toContain('3e B;Noah;cookies;13');
  await pc.locator('h1').focus();
}
