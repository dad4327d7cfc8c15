// A region whose tests all end in the same second: from the deadline to the last stop committed and on its dashboard.
import pg from 'pg';
import { PROTOCOL_VERSION } from '../../scripts/simulate/protocol.mjs';
import { Sentence } from '../../scripts/steps/sentence.mjs';
import { elapsed, say } from '../../scripts/steps/screen.mjs';
import { DURATION_MINUTES, makeCast } from './cast.mjs';
import { aDatabase, sayDurability } from './database.mjs';
import { median, spread } from './figures.mjs';
import { readOptions } from './options.mjs';
import { startGenerator, startServer } from './programs.mjs';

/** @typedef {'commit' | 'product'} Kind */
/** @typedef {{ tookMs: number, firstMs: number, early: number }} Stops */
/** @typedef {import('./generator.mjs').Cast} Cast */
/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

const DEFAULTS = { rounds: 5, rooms: 500, candidates: 20, lead: 75 };

/** In which every session has an answer. */
const WARM_S = 4;

const USAGE = `
  npm run bench:deadlines -- [options]

  --rounds 5        rounds of each, alternating
  --rooms 500       sessions, each with a dashboard
  --candidates 20   candidates of a session
  --lead 75         seconds before the deadline in which a round is made ready
`;

/** @param {string[]} args */
export async function bench(args) {
  const options = readOptions(args, DEFAULTS, USAGE);
  const database = await aDatabase();
  const client = new pg.Client({ connectionString: database.url });
  try {
    await sayDurability(database.url);
    await (await startServer('product', database.url)).stop(); // the migrations
    await client.connect();
    report(await new Deadlines(database.url, client, options).playAll());
  } finally {
    await client.end();
    await database.remove();
  }
}

class Deadlines {
  /** @type {Record<Kind, Stops[]>} */
  played = { commit: [], product: [] };

  /**
   * @param {string} url
   * @param {pg.Client} client
   * @param {typeof DEFAULTS} options
   */
  constructor(url, client, options) {
    this.url = url;
    this.client = client;
    this.options = options;
    this.tests = options.rooms * options.candidates;
  }

  /** In turn, each time by a process of its own. */
  async playAll() {
    for (let round = 0; round < this.options.rounds; round++) {
      const dueAt = Math.ceil(Date.now() / 1_000 + this.options.lead) * 1_000;
      const cast = await this.#castDue(dueAt, round);
      await this.#play('product', cast, () => dueAt);
      await this.#play('commit', cast, () => Date.now() + 1_000);
    }
    return this.played;
  }

  /**
   * @param {number} dueAt
   * @param {number} round
   */
  async #castDue(dueAt, round) {
    const start = performance.now();
    const { rooms, candidates } = this.options;
    const launchedAt = dueAt - DURATION_MINUTES * 60_000;
    const size = { rooms, candidates, protocol: PROTOCOL_VERSION, numbered: 100_000 + round * rooms };
    const cast = await makeCast(this.url, { ...size, now: () => launchedAt });
    say(`  ${rooms} sessions of ${candidates} candidates with the same deadline, made in ${elapsed(start, 0)}`);
    return cast;
  }

  /**
   * @param {Kind} kind
   * @param {Cast} cast
   * @param {() => number} dueAt asked once all is ready
   */
  async #play(kind, cast, dueAt) {
    const [server, generator] = await Promise.all([startServer(kind, this.url), startGenerator(firstOf(cast))]);
    try {
      await generator.ask('connect', { url: server.url });
      // As on a day of tests, the server has each session in hand.
      await generator.ask('steady', { rate: Math.ceil(this.options.rooms / WARM_S), seconds: WARM_S });
      this.played[kind].push(await this.#watch(kind, cast, { server, generator, dueAt: dueAt() }));
    } finally {
      generator.stop();
      await server.stop();
    }
  }

  /**
   * @param {Kind} kind
   * @param {Cast} cast
   * @param {{ server: Server, generator: import('./programs.mjs').Generator, dueAt: number }} stage
   * @returns {Promise<Stops>}
   */
  async #watch(kind, cast, { server, generator, dueAt }) {
    if (kind === 'commit') server.tell({ due: dueAt, rooms: seatsOf(cast) });
    if (Date.now() >= dueAt) throw new Sentence('The deadline came before its dashboards: a longer --lead.');
    const { first, last } = await generator.ask('stops', { expected: this.tests });
    const { stops, gaps } = await generator.ask('close');
    const rows = kind === 'product' ? await this.#rows(cast, dueAt) : { stops: await this.#bareRows(), early: 0 };
    if (stops !== this.tests || rows.stops !== this.tests || gaps > 0)
      throw new Error(`${kind}: ${rows.stops} rows, ${stops} shown, ${gaps} gaps`);
    const [tookMs, firstMs, early] = [last - dueAt, first - dueAt, rows.early + (first < dueAt ? 1 : 0)];
    const times = `first after ${firstMs.toFixed(0)} ms, last after ${tookMs.toFixed(0)} ms`;
    say(`  ${kind.padEnd(8)} ${stops} tests stopped = rows = shown   ${times}   ${early} early`);
    return { tookMs, firstMs, early };
  }

  /**
   * @param {Cast} cast
   * @param {number} dueAt
   * @returns {Promise<{ stops: number, early: number }>}
   */
  async #rows({ rooms }, dueAt) {
    const { rows } = await this.client.query(
      `select count(*)::int as stops, count(*) filter (where at < to_timestamp($2 / 1000.0))::int as early
       from journal where type = 'TimeUp' and session_id = any($1::uuid[])`,
      [rooms.map(({ auth }) => auth.room), dueAt],
    );
    return rows[0];
  }

  /** @returns {Promise<number>} */
  async #bareRows() {
    return (await this.client.query("select count(*)::int as n from bare_event where data->>'type' = 'TimeUp'")).rows[0]
      .n;
  }
}

/**
 * Those who answer: one of each session.
 * @param {Cast} cast
 * @returns {Cast}
 */
const firstOf = ({ rooms, answers }) => ({
  answers,
  rooms: rooms.map((room) => ({ ...room, candidates: room.candidates.slice(0, 1) })),
});

/** @param {Cast} cast */
const seatsOf = ({ rooms }) =>
  rooms.map(({ auth, candidates }) => ({ room: auth.room, candidates: candidates.map((one) => one.auth.candidate) }));

/** @param {Record<Kind, Stops[]>} played */
function report({ commit, product }) {
  const took = (/** @type {Stops[]} */ rounds) => rounds.map(({ tookMs }) => tookMs);
  say('\nfrom the deadline to the last stop, committed and on its dashboard: ms, median (min – max)');
  say(`socket.io + group commit   ${spread(took(commit))}`);
  say(`Vigie                      ${spread(took(product))}`);
  const early = product.reduce((sum, round) => sum + round.early, 0);
  const deadlineRatio = Math.round((100 * median(took(product))) / median(took(commit))) / 100;
  say(JSON.stringify({ deadlineRatio, early, latestMs: Math.round(Math.max(...took(product))) }));
}
