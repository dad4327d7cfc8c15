import { isDeepStrictEqual } from 'node:util';
import { vi } from 'vitest';

/** Waits for a condition to hold, looking again every 25 ms. Never a fixed sleep. */
export const until = async (look: () => unknown, timeout = 15_000): Promise<void> => {
  await vi.waitUntil(look, { timeout, interval: 25 });
};

/** Waits until this machine's clock is past `at` (ms since 1970). The margin is for a busy machine, which looks late. */
export const untilTime = (at: number): Promise<void> => until(() => Date.now() > at, at - Date.now() + 15_000);

/** Waits until what `look` gives equals `expected`; fails with what it gave last. */
export const untilEqual = <T>(look: () => T | Promise<T>, expected: T, timeout = 15_000): Promise<void> =>
  vi.waitFor(
    async () => {
      const given = await look();
      if (!isDeepStrictEqual(given, expected))
        throw new Error(`expected ${JSON.stringify(expected)}, still ${JSON.stringify(given)}`);
    },
    { timeout, interval: 25 },
  );
