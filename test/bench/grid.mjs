// A room of a thousand candidates on a slow PC: what each frame costs the invigilator's page.
import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { requireChromium } from '../../scripts/services/chromium.mjs';
import { PROTOCOL_VERSION } from '../../scripts/simulate/protocol.mjs';
import { elapsed, say } from '../../scripts/steps/screen.mjs';
import { makeCast } from './cast.mjs';
import { aDatabase } from './database.mjs';
import { median, spread } from './figures.mjs';
import { readOptions } from './options.mjs';
import { openRoom, QUIET } from './paint.mjs';
import { startGenerator, startServer } from './programs.mjs';

const DEFAULTS = { tiles: 1_000, rate: 200, seconds: 30, slower: 4 };

const USAGE = `
  npm run bench:grid -- [options]

  --tiles 1000    candidates of the room
  --rate 200      answers a second, a frame each
  --seconds 30    for so long
  --slower 4      how many times slower than this machine the page's processor is
`;

/** A task shorter than this is not told by the browser. */
const SHORTEST_TOLD_MS = 50;
const SAMPLE_MS = 1_000;

/** @param {string[]} args */
export async function bench(args) {
  const options = readOptions(args, DEFAULTS, USAGE);
  const browser = await chromium.launch({ executablePath: requireChromium(), args: QUIET });
  // The page has its PC for itself: what serves it here, started from now on, gives way to the browser.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const database = await aDatabase();
  try {
    await (await startServer('product', database.url)).stop(); // the migrations
    const start = performance.now();
    const size = { rooms: 1, candidates: options.tiles, protocol: PROTOCOL_VERSION };
    const cast = await makeCast(database.url, size);
    say(`a room of ${options.tiles} candidates at their test, made in ${elapsed(start, 0)}`);
    report(await play(browser, database.url, cast, options));
  } finally {
    await browser.close();
    await database.remove();
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} databaseUrl
 * @param {import('./generator.mjs').Cast} cast
 * @param {typeof DEFAULTS} options
 */
async function play(browser, databaseUrl, cast, { tiles, rate, seconds, slower }) {
  const [server, generator] = await Promise.all([startServer('product', databaseUrl), startGenerator(cast)]);
  try {
    await generator.ask('connect', server);
    const page = await openRoom(browser, server.url, cast.rooms[0].cookie ?? '', watchTasks);
    await page.waitForFunction((all) => document.querySelectorAll('[data-candidate]').length === all, tiles);
    const meter = await Meter.on(page);
    await meter.slowDown(slower);
    const answers = generator.ask('steady', { rate, seconds });
    const samples = await meter.sample(seconds);
    await answers;
    return { samples, longest: await meter.longestTask() };
  } finally {
    await generator.ask('close');
    await server.stop();
  }
}

/** In the page: its tasks, as long as the browser finds them long. */
function watchTasks() {
  /** @type {number[]} */
  const tasks = [];
  Object.assign(globalThis, { tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

/** @typedef {{ frames: number, task: number, cpu: number, layout: number }} Sample ms */

/** What the page's main thread does, as the browser counts it. */
class Meter {
  /**
   * @param {import('playwright-core').Page} page
   * @param {import('playwright-core').CDPSession} wall counts the time that passes
   * @param {import('playwright-core').CDPSession} cpu counts the processor's, whatever else the machine does
   */
  constructor(page, wall, cpu) {
    this.page = page;
    this.wall = wall;
    this.cpu = cpu;
  }

  /** @param {import('playwright-core').Page} page */
  static async on(page) {
    const [wall, cpu] = [await page.context().newCDPSession(page), await page.context().newCDPSession(page)];
    await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
    await cpu.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Meter(page, wall, cpu);
  }

  /** What opening the page took is over: its tiles are all there. @param {number} rate */
  async slowDown(rate) {
    await this.wall.send('Emulation.setCPUThrottlingRate', { rate });
    await wait(2 * SAMPLE_MS);
    await this.page.evaluate(() => void Reflect.get(globalThis, 'tasks').splice(0));
  }

  /**
   * One a second: what was done, and how many frames came.
   * @param {number} seconds
   */
  async sample(seconds) {
    const samples = [];
    let before = await this.#read();
    for (let second = 0; second < seconds; second++) {
      await wait(SAMPLE_MS);
      const now = await this.#read();
      samples.push(since(before, now));
      before = now;
    }
    return samples;
  }

  /** @returns {Promise<number>} ms */
  async longestTask() {
    return this.page.evaluate(() => Math.max(0, ...Reflect.get(globalThis, 'tasks')));
  }

  /** @returns {Promise<Sample>} */
  async #read() {
    // By a function of its own: the selectors of Playwright cost the page more than a frame does.
    const frames = await this.page.evaluate(() =>
      Number(document.querySelector('[data-head]')?.getAttribute('data-head')),
    );
    const [wall, cpu] = await Promise.all([this.wall, this.cpu].map(metricsOf));
    return {
      frames,
      task: wall('TaskDuration'),
      cpu: cpu('TaskDuration'),
      layout: wall('LayoutDuration') + wall('RecalcStyleDuration'),
    };
  }
}

/** @param {import('playwright-core').CDPSession} browser */
async function metricsOf(browser) {
  const { metrics } = await browser.send('Performance.getMetrics');
  return (/** @type {string} */ name) => 1_000 * (metrics.find((one) => one.name === name)?.value ?? 0);
}

/**
 * @param {Sample} before
 * @param {Sample} now
 * @returns {Sample}
 */
const since = (before, now) => ({
  frames: now.frames - before.frames,
  task: now.task - before.task,
  cpu: now.cpu - before.cpu,
  layout: now.layout - before.layout,
});

/** @param {{ samples: Sample[], longest: number }} played */
function report({ samples, longest }) {
  const moving = samples.filter(({ frames }) => frames > 0);
  const perFrame = (/** @type {keyof Sample} */ name) => moving.map((one) => one[name] / one.frames);
  say(`\nframes a second            ${spread(samples.map(({ frames }) => frames))}   median (min – max)`);
  say(`main thread, ms a frame    ${spread(perFrame('task'), 2)}`);
  say(`  of it on the processor   ${spread(perFrame('cpu'), 2)}`);
  say(`  of it styles and layout  ${spread(perFrame('layout'), 2)}`);
  say(`longest task, ms           ${longest === 0 ? `none of ${SHORTEST_TOLD_MS} or more` : longest.toFixed(0)}`);
  say(
    JSON.stringify({
      medianFrameMs: Math.round(100 * median(perFrame('task'))) / 100,
      longestTaskMs: Math.max(SHORTEST_TOLD_MS, Math.round(longest)),
    }),
  );
}
