import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { tileOf } from '../../apps/server/src/journal/tile.projection.js';
import { ana, answered, aRunningTest } from '../../libs/domain/src/testing/given.js';
import { sampleTile } from '../bench/sample-tile.mjs';

const MAIN = new URL('../bench/main.mjs', import.meta.url).pathname;

/** What a bench says, and the figures alone on its last line. */
async function play(name: string, options: Record<string, number>) {
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]);
  const env = { ...process.env, CHROMIUM_PATH: inject('chromiumPath') };
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, name, ...args], { env });
  const figures: Record<string, number> = JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
  return { stdout, figures };
}

it('the bench of answers loses nothing, and ends with its figures alone on a line', async () => {
  const small = { rounds: 1, rooms: 3, candidates: 4, events: 120, rate: 50, seconds: 1, paint: 1 };
  const { stdout, figures } = await play('answers', small);
  expect(stdout).toContain('fsync=on, synchronous_commit=on');
  expect(stdout.match(/190 acknowledged = shown = rows/g)).toHaveLength(2);
  for (const name of ['throughputRatio', 'p99Ratio', 'memoryRatio', 'paintP95Ms'])
    expect(figures[name], name).toBeGreaterThan(0);
  expect(figures['lost']).toBe(0);
  const [bare, commit, product] = [...stdout.matchAll(/(\d+) bytes an answer/g)].map(([, bytes]) => Number(bytes));
  expect(commit).toBe(bare);
  expect(commit! / product!, 'what the others send').toBeGreaterThan(0.9);
  expect(commit! / product!, 'what the others send').toBeLessThan(1.05);
});

it('what the product is measured against sends a tile of the same fields, and no more bytes', () => {
  const state = aRunningTest().when(answered(0)).then('ChallengeAnswered');
  const drawn = JSON.parse(JSON.stringify(tileOf(state, ana(state), 1)));
  const sent = { ...sampleTile, candidateId: drawn.candidateId, lastAnswerAt: drawn.lastAnswerAt, seq: 1 };
  expect(Object.keys(sent).toSorted()).toEqual(Object.keys(drawn).toSorted());
  expect(Math.abs(JSON.stringify(sent).length - JSON.stringify(drawn).length)).toBeLessThan(20);
});

it('the bench of deadlines sees every test stopped, none early', async () => {
  const { stdout, figures } = await play('deadlines', { rounds: 1, rooms: 3, candidates: 4, lead: 25 });
  expect(stdout.match(/12 tests stopped = rows = shown/g)).toHaveLength(2);
  expect(figures['early']).toBe(0);
  for (const name of ['deadlineRatio', 'latestMs']) expect(figures[name], name).toBeGreaterThan(0);
});

it('the bench of the grid measures what a frame costs the page', async () => {
  const { figures } = await play('grid', { tiles: 12, rate: 20, seconds: 3, slower: 1 });
  for (const name of ['medianFrameMs', 'longestTaskMs']) expect(figures[name], name).toBeGreaterThan(0);
});
