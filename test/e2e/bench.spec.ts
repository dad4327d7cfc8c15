import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';

const MAIN = new URL('../bench/main.mjs', import.meta.url).pathname;
const SMALL = { rounds: 1, rooms: 3, candidates: 4, events: 120, rate: 50, seconds: 1, paint: 1 };

it('the bench measures, loses nothing, and ends with its figures alone on a line', async () => {
  const args = Object.entries(SMALL).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const env = { ...process.env, CHROMIUM_PATH: inject('chromiumPath') };
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...args], { env });
  expect(stdout).toContain('fsync=on, synchronous_commit=on');
  expect(stdout.match(/190 acknowledged = shown = rows/g)).toHaveLength(2);
  const figures: Record<string, number> = JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
  for (const name of ['throughputRatio', 'p99Ratio', 'memoryRatio', 'paintP95Ms'])
    expect(figures[name], name).toBeGreaterThan(0);
  expect(figures['lost']).toBe(0);
});
