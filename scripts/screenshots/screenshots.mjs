import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { bringChromium } from '../services/chromium.mjs';
import { freePort } from '../services/ports.mjs';
import { startPostgres } from '../services/postgres.mjs';
import { inRoot, told } from '../steps/folders.mjs';
import { detail, elapsed, step } from '../steps/screen.mjs';
import { Sentence } from '../steps/sentence.mjs';
import { startServer } from '../steps/server.mjs';
import { PICTURES } from './pictures.mjs';
import { smaller } from './smaller.mjs';
import { openStage } from './stage.mjs';

const PATIENCE = 180_000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * A server, a room half-way through its test, and the pictures: all of them, or those that are named.
 * @param {string} folder for the data
 * @param {string[]} names
 */
export async function screenshots(folder, names) {
  const pictures = chosen(names);
  const executablePath = await bringChromium(detail);
  /** @type {(() => Promise<unknown>)[]} */
  const endings = [];
  const opened = (/** @type {() => Promise<unknown>} */ end) => void endings.unshift(end);
  try {
    await Promise.race([play(pictures, { folder, executablePath, opened }), stopAsked(), tooLong()]);
  } finally {
    for (const end of endings) await end();
  }
}

/**
 * @param {import('./pictures.mjs').Picture[]} pictures
 * @param {{ folder: string, executablePath: string, opened: (end: () => Promise<unknown>) => void }} means
 */
async function play(pictures, { folder, executablePath, opened }) {
  const database = await startPostgres({ dataDir: path.join(folder, 'postgres'), port: 0, fast: true });
  opened(database.stop);
  const server = startServer({ port: await freePort(), databaseUrl: database.url });
  opened(server.stop);
  const { port, demo } = await server.ready;
  if (!demo) throw new Error('The server has no demonstration');
  const options = { executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] };
  const browser = await chromium.launch({ ...options, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  opened(() => browser.close());
  const start = performance.now();
  const stage = await openStage(browser, `http://127.0.0.1:${port}`, demo);
  step('3/4', 'Salle', `jouée en ${elapsed(start)}`);
  for (const picture of pictures) await take(stage, picture);
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./pictures.mjs').Picture} picture
 */
async function take(stage, { file, show, ...look }) {
  const page = await show(stage, look);
  const place = inRoot('docs', 'screenshots', `${file}.png`);
  await page.waitForFunction('document.fonts.status === "loaded"');
  fs.writeFileSync(place, smaller(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  step('4/4', 'Image', `${told(place)}, ${Math.round(fs.statSync(place).size / 1000)} kB`);
}

/** @param {string[]} names */
function chosen(names) {
  const unknown = names.find((name) => !PICTURES.some(({ file }) => file === name));
  if (unknown === undefined) return PICTURES.filter(({ file }) => names.length === 0 || names.includes(file));
  throw new Sentence(`« ${unknown} » n’est pas une image ; il y a : ${PICTURES.map(({ file }) => file).join(', ')}.`);
}

/** @returns {Promise<never>} */
const stopAsked = () =>
  new Promise((_resolve, reject) => {
    for (const signal of SIGNALS)
      process.once(signal, () => reject(new Sentence('Les images sont interrompues.', 130)));
  });

/** @returns {Promise<never>} */
const tooLong = () =>
  new Promise((_resolve, reject) => {
    const sentence = `La salle n’est pas prête à être photographiée après ${PATIENCE / 1000} s.`;
    setTimeout(() => reject(new Sentence(sentence)), PATIENCE).unref();
  });
