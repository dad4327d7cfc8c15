import pg from 'pg';
import { passwordsOf } from './postgres-data.mjs';

/**
 * Vigie owns its database but is no superuser, so that what a migration forbids it stays forbidden.
 * @param {string} dataDir
 * @param {number} port
 */
export async function ensureVigie(dataDir, port) {
  await asAdmin(dataDir, port, async (client) => {
    const { rows } = await client.query("select 1 from pg_database where datname = 'vigie'");
    if (rows.length > 0) return;
    const password = client.escapeLiteral(passwordsOf(dataDir).vigie);
    await client.query('drop role if exists vigie');
    await client.query(`create role vigie login createdb createrole password ${password}`);
    await client.query('create database vigie owner vigie');
  });
}

/**
 * @param {string} dataDir
 * @param {number} port
 * @param {(client: pg.Client) => Promise<unknown>} work
 */
async function asAdmin(dataDir, port, work) {
  const { admin: password } = passwordsOf(dataDir);
  const place = { host: '127.0.0.1', port, database: 'postgres', ssl: false };
  const client = new pg.Client({ ...place, user: 'postgres', password, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
