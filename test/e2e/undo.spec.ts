import { expect } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import { idOf } from '../support/school-pc.js';
import { until } from '../support/until.js';

it('[R1] one tap, and 5 s to take it back; what is not possible yet says why', async ({ server, browser, room }) => {
  const page = await newPage(browser);
  await openRoom(page, server);
  const id = idOf(room, server.demo.candidates[0]!) as string;

  await page.click(`[data-candidate="${id}"] [data-step=identity]`);
  await until(() => room.tiles.get(id)?.welcome.identity);
  const bar = page.locator('.undo[data-offered=true]');
  await bar.waitFor();
  // Under the pointer it stays.
  await bar.hover();
  expect(await bar.textContent()).toMatch(/^Fait\s: identité vérifiée, .+Annuler$/);
  await expectAccessible(page, 'the bar of the last action');
  await page.keyboard.press('u');
  await until(() => room.tiles.get(id)?.welcome.identity === null);
  await page.waitForSelector('.undo[data-offered=false]', { state: 'attached' });

  await page.click(`[data-open="${id}"]`);
  const sign = page.locator(`[data-place="panel:${id}:attendance"]`);
  await sign.waitFor();
  expect(await sign.locator('.order-why').textContent()).toContain('Vérifiez d');
  expect(await sign.getByRole('button').getAttribute('aria-disabled')).toBe('true');
  await expectAccessible(page, 'a panel with what is not possible yet');
  await page.click(`[data-place="panel:${id}:documentSeen"] button`);
  await page.waitForSelector(`[data-place="panel:${id}:attendance"] button[aria-disabled=false]`);
  await page.click('[data-panel] [data-action=undo]');
  await until(() => room.tiles.get(id)?.welcome.identity === null);
});
