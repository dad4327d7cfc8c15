import { expect, it, vi } from 'vitest';
import { aPass } from './seat.testing';
import { openStorage } from './storage';

it('goes on in memory where the browser refuses IndexedDB', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  const storage = await openStorage();
  await storage.keep(aPass);
  expect(await storage.pass()).toBeNull();
  expect(await storage.outbox.load()).toEqual([]);
  vi.unstubAllGlobals();
});
