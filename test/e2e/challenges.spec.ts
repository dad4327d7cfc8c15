import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat } from '../support/pages.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

let database: Database;
let server: Server;
let browser: Browser;
let pc: Page;
const complaints: string[] = [];

/** A candidate in front of the first of the five challenges. */
beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  browser = await launchBrowser();
  const person = server.demo.candidates[0]!;
  const room = await RoomClient.open(server, (await signIn(server)).cookie);
  const candidateIds = [room.idOf(person.lastName, person.firstName)];
  pc = await newPage(browser);
  pc.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  pc.on('pageerror', (error) => complaints.push(error.message));
  await joinSeat(pc, server, person);
  await atScreen(pc, 'waiting');
  await room.welcome(candidateIds);
  await room.send({ type: 'ConfirmPresences', candidateIds: candidateIds as never[] });
  await room.send({ type: 'LaunchSession', despiteNotReady: true });
  await pc.fill('input[name=code]', server.demo.accessCode);
  await pc.click('[data-action=start]');
  room.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

const tabTo = async (selector: string) => {
  for (let presses = 0; presses < 12; presses++) {
    await pc.keyboard.press('Tab');
    if (await pc.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`${selector} is not reached by the keyboard`);
};

/** Answers what is shown with the keyboard alone; says of which kind it was. */
async function answerByKeys(): Promise<string> {
  const type = await pc.locator('[data-challenge] input').first().getAttribute('type');
  if (type === 'text') {
    await tabTo('input[name=answer]');
    await pc.keyboard.type('99 €');
  } else if (type === 'checkbox') {
    for (const key of ['1', '3', '4', '4']) await pc.keyboard.press(key);
    expect(await pc.locator('[data-challenge] input:checked').count()).toBe(2);
  } else {
    await tabTo('input[name=choice]');
    await pc.keyboard.press('ArrowDown');
    expect(await pc.locator('[data-challenge] input:checked').inputValue()).toBe('b');
  }
  await pc.keyboard.press('Enter');
  return type!;
}

it('a whole test, every type of challenge, by the keyboard alone', async () => {
  const types: string[] = [];
  for (const position of ['1/5', '2/5', '3/5', '4/5', '5/5']) {
    await atChallenge(pc, position);
    expect(await pc.locator('.instruction p').count()).toBeGreaterThan(0);
    if (await pc.locator('[data-challenge] img').count()) await expectPicture();
    if (await pc.locator('a[download]').count()) await expectDownload();
    types.push(await answerByKeys());
  }
  await atScreen(pc, 'end');
  expect(types.sort()).toEqual(['checkbox', 'radio', 'radio', 'radio', 'text']);
  expect(complaints).toEqual([]);
});

async function expectPicture(): Promise<void> {
  const picture = pc.locator('[data-action=zoom] img');
  await pc.waitForFunction(() => document.querySelector<HTMLImageElement>('[data-challenge] img')!.complete);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(520);
  expect(await picture.getAttribute('alt')).toContain('maison');
}

async function expectDownload(): Promise<void> {
  const coming = pc.waitForEvent('download');
  await tabTo('a[download]');
  await pc.keyboard.press('Enter');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('ventes.csv');
  expect(readFileSync(await download.path(), 'utf8')).toContain('3e B;Noah;cookies;13');
  await pc.locator('h1').focus();
}
