// The product beside bare socket.io, and beside socket.io with a group commit to the same Postgres.
import pg from 'pg';
import { PROTOCOL_VERSION } from '../../scripts/simulate/protocol.mjs';
import { elapsed, say } from '../../scripts/steps/screen.mjs';
import { makeCast } from './cast.mjs';
import { aDatabase } from './database.mjs';
import { measurePaint } from './paint.mjs';
import { startGenerator, startServer } from './programs.mjs';
import { report } from './report.mjs';
import { alternate } from './rounds.mjs';

/** @param {import('./options.mjs').Options} options */
export async function bench(options) {
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

/**
 * The rooms of the rounds, and one more with all its challenges left, to be watched.
 * @param {string} url
 * @param {import('./options.mjs').Options} options
 */
async function makeRooms(url, { rooms, candidates }) {
  const start = performance.now();
  const all = await makeCast(url, { rooms: rooms + 1, candidates, protocol: PROTOCOL_VERSION });
  say(`${rooms} rooms of ${candidates} candidates at their test, made in ${elapsed(start, 0)}`);
  return { cast: { ...all, rooms: all.rooms.slice(1) }, watched: { ...all, rooms: all.rooms.slice(0, 1) } };
}

/** @param {string} connectionString */
async function sayDurability(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const [fsync, commit] = [await client.query('show fsync'), await client.query('show synchronous_commit')];
  await client.end();
  say(
    `both commit to the same PostgreSQL: fsync=${fsync.rows[0].fsync}, synchronous_commit=${commit.rows[0].synchronous_commit}`,
  );
}
