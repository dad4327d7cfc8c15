import { chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { it as base } from '../support/browser-test.js';
import { newPage, QUIET } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, openRoom, validate } from '../support/pages.js';

/** A browser that can be killed as a PC is switched off. */
const it = base.extend('schoolPc', { scope: 'file' }, async ({}, { onCleanup }) => {
  const schoolPc = await chromium.launchServer({ executablePath: inject('chromiumPath'), args: QUIET });
  onCleanup(() => schoolPc.kill());
  return schoolPc;
});

/** One candidate's tile on the invigilator's screen. */
const watching = (room: Page, id: string) => {
  const tile = room.locator(`[data-candidate="${id}"]`);
  const shown = (part: string) => room.waitForSelector(`[data-candidate="${id}"]${part}`, { state: 'attached' });
  return {
    tile,
    situation: (value: string) => shown(`[data-situation=${value}]`),
    isLinked: () => shown(`[data-unsaid*='"link":{"on":true']`),
    isLost: () => shown(' [data-field=link]'),
    done: (count: number) => shown(` [data-field=progress][data-value*='"done":${count}']`),
    press: (step: string) => tile.locator(`[data-step=${step}]`).click(),
  };
};

/** Every situation that the tile ever showed, in order, as its observer saw it in the page. */
async function watchTile(room: Page, id: string): Promise<() => Promise<string[]>> {
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

it('[R1–R9] a candidate’s whole day moves the invigilator’s tile, with no reload and no polling', async ({
  server,
  browser,
  schoolPc,
}) => {
  const person = server.demo.candidates[0]!;
  const room = await newPage(browser);
  await openRoom(room, server);
  const id = (await room.locator('[data-candidate]', { hasText: person.lastName }).getAttribute('data-candidate'))!;
  const { tile, situation, isLinked, isLost, done, press } = watching(room, id);
  const seen = await watchTile(room, id);
  const requests: string[] = [];
  room.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  room.on('framenavigated', (frame) => requests.push(`navigated ${frame.url()}`));

  const pc = await newPage(await chromium.connect(schoolPc.wsEndpoint()));
  await joinSeat(pc, server, person);
  await atScreen(pc, 'waiting');
  await situation('connected');
  await isLinked();
  await press('identity');
  await press('attendance');
  await situation('ready');
  await press('presence');
  await situation('confirmed');
  await room.getByRole('button', { name: 'Lancer la session' }).click();
  await room.getByRole('dialog').getByRole('button', { name: 'Lancer quand même' }).click();
  await situation('mayStart');
  await atScreen(pc, 'code');
  await pc.fill('input[name=code]', server.demo.accessCode);
  await pc.click('[data-action=start]');
  await situation('started');
  await atChallenge(pc, '1/5');
  await validate(pc);
  await atChallenge(pc, '2/5');
  await pc.click('[data-action=pass]');
  await atChallenge(pc, '3/5');
  await done(2);

  await schoolPc.kill();
  await isLost();
  expect(await tile.getAttribute('data-situation')).toBe('started');

  const other = await newPage(browser);
  await joinSeat(other, server, person, server.demo.accessCode);
  await atScreen(other, 'resume');
  await situation('awaitsResume');
  await press('resume');
  await situation('resumed');
  await isLinked();
  await atChallenge(other, '3/5');
  for (const next of ['4/5', '5/5']) {
    await validate(other);
    await atChallenge(other, next);
    await situation('started');
  }
  await validate(other);
  await atScreen(other, 'end');
  await situation('endScreen');
  await press('witness');
  await situation('witnessed');
  await other.waitForSelector('[data-action=sign-out]');
  await other.click('[data-action=sign-out]');
  await situation('signedOut');

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
