// The product beside bare socket.io, and beside socket.io with a group commit to the same Postgres.
import { PROTOCOL_VERSION } from '../../scripts/simulate/protocol.mjs';
import { elapsed, say } from '../../scripts/steps/screen.mjs';
import { Sentence } from '../../scripts/steps/sentence.mjs';
import { makeCast, paper } from './cast.mjs';
import { aDatabase, sayDurability } from './database.mjs';
import { readOptions } from './options.mjs';
import { measurePaint } from './paint.mjs';
import { startGenerator, startServer } from './programs.mjs';
import { report } from './report.mjs';
import { alternate, answersOf } from './rounds.mjs';

/** @typedef {typeof DEFAULTS} Options */
const DEFAULTS = { rounds: 5, rooms: 500, candidates: 20, events: 30_000, rate: 1_000, seconds: 5, paint: 20 };

const USAGE = `
  npm run bench -- [options]

  --rounds 5        rounds of each, alternating
  --rooms 500       rooms, each with a dashboard
  --candidates 20   candidates of a room
  --events 30000    answers of a round, as fast as they are taken
  --rate 1000       answers a second where latency is measured
  --seconds 5       for so long
  --paint 20        seconds for which painted tiles are watched
`;

/** @param {string[]} args */
export async function bench(args) {
  const options = readOptions(args, DEFAULTS, USAGE);
  requireEnough(options);
  const database = await aDatabase();
  try {
    await sayDurability(database.url);
    await (await startServer('product', database.url)).stop(); // the migrations
    const { cast, watched } = await makeRooms(database.url, options);
    const [bare, commit, product, room] = await Promise.all([cast, cast, cast, watched].map(startGenerator));
    const played = await alternate(database.url, { bare, commit, product }, options);
    const cookie = watched.rooms[0].cookie ?? '';
    report(played, await measurePaint(database.url, { others: product, watched: room }, cookie, options));
  } finally {
    await database.remove();
  }
}

/** A candidate answers each challenge once: known before the first round, not in the middle of the last. @param {Options} options */
function requireEnough(options) {
  const { rounds, rooms, candidates, rate, paint } = options;
  const [needed, papers] = [rounds * answersOf(options) + rate * paint, rooms * candidates * paper().length];
  if (needed <= papers) return;
  const sentence = `${rounds} rounds take ${needed} answers, and ${rooms} rooms of ${candidates} candidates have ${papers}`;
  throw new Sentence(`${sentence}: fewer rounds or events, or more rooms.${USAGE}`);
}

/**
 * The rooms of the rounds, and one more with all its challenges left, to be watched.
 * @param {string} url
 * @param {Options} options
 */
async function makeRooms(url, { rooms, candidates }) {
  const start = performance.now();
  const all = await makeCast(url, { rooms: rooms + 1, candidates, protocol: PROTOCOL_VERSION });
  say(`${rooms} rooms of ${candidates} candidates at their test, made in ${elapsed(start, 0)}`);
  return { cast: { ...all, rooms: all.rooms.slice(1) }, watched: { ...all, rooms: all.rooms.slice(0, 1) } };
}
