import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser, newPage, QUIET } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, openRoom, validate } from '../support/pages.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

let database: Database;
let server: Server;
let browser: Browser;
let schoolPc: BrowserServer;
let room: Page;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  browser = await launchBrowser();
  schoolPc = await chromium.launchServer({ executablePath: inject('chromiumPath'), args: QUIET });
});
afterAll(async () => {
  await browser?.close();
  await schoolPc?.kill();
  await server?.stop();
  await database?.drop();
});

const tileOf = (id: string) => room.locator(`[data-candidate="${id}"]`);
const situation = (id: string, value: string) =>
  room.waitForSelector(`[data-candidate="${id}"][data-situation=${value}]`, { state: 'attached' });
const link = (id: string, isOn: boolean) =>
  room.waitForSelector(`[data-candidate="${id}"] [data-field=link][data-value*='"on":${isOn}']`, { state: 'attached' });
const press = (id: string, step: string) => tileOf(id).locator(`[data-step=${step}]`).click();

/** Every situation that the tile ever showed, in order, as its observer saw it in the page. */
async function watchTile(id: string): Promise<() => Promise<string[]>> {
  await room.evaluate((candidate) => {
    const tile = document.querySelector(`[data-candidate="${candidate}"]`)!;
    const seen = [tile.getAttribute('data-situation')!];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const now = tile.getAttribute('data-situation')!;
      if (seen.at(-1) !== now) seen.push(now);
    }).observe(tile, { attributes: true });
  }, id);
  return () => room.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

it('[R1–R9] a candidate’s whole day moves the invigilator’s tile, with no reload and no polling', async () => {
  const person = server.demo.candidates[0]!;
  room = await newPage(browser);
  await openRoom(room, server);
  const id = (await room.locator('[data-candidate]', { hasText: person.lastName }).getAttribute('data-candidate'))!;
  const seen = await watchTile(id);
  const requests: string[] = [];
  room.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  room.on('framenavigated', (frame) => requests.push(`navigated ${frame.url()}`));

  const pc = await newPage(await chromium.connect(schoolPc.wsEndpoint()));
  await joinSeat(pc, server, person);
  await atScreen(pc, 'waiting');
  await situation(id, 'connected');
  await link(id, true);
  await press(id, 'identity');
  await press(id, 'attendance');
  await situation(id, 'ready');
  await press(id, 'presence');
  await situation(id, 'confirmed');
  await room.getByRole('button', { name: 'Lancer la session' }).click();
  await room.getByRole('dialog').getByRole('button', { name: 'Lancer quand même' }).click();
  await situation(id, 'mayStart');
  await atScreen(pc, 'code');
  await pc.fill('input[name=code]', server.demo.accessCode);
  await pc.click('[data-action=start]');
  await situation(id, 'started');
  await atChallenge(pc, '1/5');
  await validate(pc);
  await atChallenge(pc, '2/5');
  await pc.click('[data-action=pass]');
  await atChallenge(pc, '3/5');
  await room.waitForSelector(`[data-candidate="${id}"] [data-field=progress][data-value*='"done":2']`, {
    state: 'attached',
  });

  await schoolPc.kill();
  await link(id, false);
  expect(await tileOf(id).getAttribute('data-situation')).toBe('started');

  const other = await newPage(browser);
  await joinSeat(other, server, person, server.demo.accessCode);
  await atScreen(other, 'resume');
  await situation(id, 'awaitsResume');
  await press(id, 'resume');
  await situation(id, 'resumed');
  await link(id, true);
  await atChallenge(other, '3/5');
  for (const next of ['4/5', '5/5']) {
    await validate(other);
    await atChallenge(other, next);
    await situation(id, 'started');
  }
  await validate(other);
  await atScreen(other, 'end');
  await situation(id, 'endScreen');
  await press(id, 'witness');
  await situation(id, 'witnessed');
  await other.waitForSelector('[data-action=sign-out]');
  await other.click('[data-action=sign-out]');
  await situation(id, 'signedOut');

  expect(await seen()).toEqual(
    [
      'expected',
      'connected',
      'connected',
      'ready',
      'confirmed',
      'mayStart',
      'started',
      'awaitsResume',
      'resumed',
      'started',
      'finished',
      'endScreen',
      'witnessed',
      'signedOut',
    ].filter((word, index, all) => word !== all[index - 1]),
  );
  expect(requests).toEqual([]);
});
