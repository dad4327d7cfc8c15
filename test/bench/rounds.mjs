import pg from 'pg';
import { say } from '../../scripts/steps/screen.mjs';
import { startServer } from './programs.mjs';

/** @typedef {import('./programs.mjs').Kind} Kind */
/** @typedef {{ perSecond: number, p50: number, p99: number, held: number, rss: number, cpu: number }} Round held and rss in bytes a connection, cpu in µs an answer */

/** @type {readonly Kind[]} */
export const KINDS = ['bare', 'commit', 'product'];

/** Rows that each server has written for an answer. */
const ROWS = {
  bare: null,
  commit: 'select count(*)::int as n from bare_event',
  product: "select count(*)::int as n from journal where type = 'ChallengeAnswered'",
};

/** What makes a server that has just started as fast as it gets. @param {number} events */
const warmUp = (events) => Math.ceil(events / 6);

/** How many answers a round takes of its candidates. @param {import('./bench.mjs').Options} options */
export const answersOf = ({ events, rate, seconds }) => warmUp(events) + rate * seconds + events;

/**
 * Every server in turn, as often as there are rounds, each time by a process of its own that nothing has warmed or worn.
 * @param {string} databaseUrl
 * @param {Record<Kind, import('./programs.mjs').Generator>} generators
 * @param {import('./bench.mjs').Options} options
 */
export async function alternate(databaseUrl, generators, options) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const bench = new Rounds(database, databaseUrl, generators, options);
  try {
    for (let round = 0; round < options.rounds; round++)
      for (let turn = 0; turn < KINDS.length; turn++) await bench.play(KINDS[(round + turn) % KINDS.length]);
    return bench.played;
  } finally {
    await database.end();
  }
}

class Rounds {
  /** @type {Record<Kind, Round[]>} */
  played = { bare: [], commit: [], product: [] };

  /**
   * @param {pg.Client} database
   * @param {string} url
   * @param {Record<Kind, import('./programs.mjs').Generator>} generators
   * @param {import('./bench.mjs').Options} options
   */
  constructor(database, url, generators, options) {
    this.database = database;
    this.url = url;
    this.generators = generators;
    this.options = options;
  }

  /** @param {Kind} kind */
  async play(kind) {
    const { rooms, candidates, events, rate, seconds } = this.options;
    const generator = this.generators[kind];
    const server = await startServer(kind, this.url);
    const before = await server.memory();
    const rowsBefore = await this.#rows(kind);
    await generator.ask('connect', { url: server.url });
    const full = await server.memory();
    const connections = rooms * (candidates + 1);
    const warm = await generator.ask('flood', { events: warmUp(events) });
    const steady = await generator.ask('steady', { rate, seconds });
    const cpuBefore = await server.cpu();
    const flood = await generator.ask('flood', { events });
    const cpu = ((await server.cpu()) - cpuBefore) / events;
    const shown = await generator.ask('close');
    await server.stop();
    const acknowledged = warm.acknowledged + steady.acknowledged + flood.acknowledged;
    this.#nothingLost(kind, acknowledged, shown, (await this.#rows(kind)) - rowsBefore);
    const held = (full.held - before.held) / connections;
    const rss = (full.rss - before.rss) / connections;
    this.played[kind].push({ perSecond: flood.perSecond, p50: steady.p50, p99: steady.p99, held, rss, cpu });
    say(
      `  ${kind.padEnd(8)} ${flood.perSecond.toFixed(0).padStart(6)}/s   p50 ${steady.p50.toFixed(1)} ms  p99 ${steady.p99.toFixed(1)} ms` +
        `   ${cpu.toFixed(0)} µs of processor and ${flood.bytes.toFixed(0)} bytes an answer   ${(held / 1024).toFixed(1)} KiB a connection   ${acknowledged} acknowledged = shown${kind === 'bare' ? '' : ' = rows'}`,
    );
  }

  /** @param {Kind} kind */
  async #rows(kind) {
    const text = ROWS[kind];
    return text === null ? 0 : /** @type {number} */ ((await this.database.query(text)).rows[0].n);
  }

  /**
   * @param {Kind} kind
   * @param {number} acknowledged
   * @param {{ answers: number, gaps: number }} shown
   * @param {number} rows
   */
  #nothingLost(kind, acknowledged, { answers, gaps }, rows) {
    const isWhole = answers === acknowledged && gaps === 0 && (ROWS[kind] === null || rows === acknowledged);
    if (!isWhole)
      throw new Error(`${kind}: ${acknowledged} acknowledged, ${rows} rows, ${answers} shown, ${gaps} gaps`);
  }
}
