import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/services/postgres.mjs';
import { say } from '../../scripts/steps/screen.mjs';

/** A PostgreSQL of the bench's own, as durable as the one of `npm start`, gone with it. */
export async function aDatabase() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  chmodSync(folder, 0o755); // under root, PostgreSQL runs as another account
  const server = await startPostgres({ dataDir: path.join(folder, 'data'), port: 0 });
  return {
    url: server.url,
    async remove() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} connectionString */
export async function sayDurability(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const [fsync, commit] = [await client.query('show fsync'), await client.query('show synchronous_commit')];
  await client.end();
  say(
    `both commit to the same PostgreSQL: fsync=${fsync.rows[0].fsync}, synchronous_commit=${commit.rows[0].synchronous_commit}`,
  );
}
