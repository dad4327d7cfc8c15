import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from './config.js';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

// Set once for every connection: instants are epoch ms, days of the calendar stay text, sequences are numbers.
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(TIMESTAMPTZ, (text) => Date.parse(text));

const POOL_SIZE = 10;
const MIGRATION_LOCK = 7_164_301;

/** The pool of entities, reads and migrations; the committer has a connection of its own. */
export const databaseOptions = (
  url: string,
  entities: DataSourceOptions['entities'],
  migrations: DataSourceOptions['migrations'],
): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities,
  migrations,
  synchronize: false,
  migrationsRun: false,
  extra: { max: POOL_SIZE, connectionTimeoutMillis: 5_000, application_name: 'vigie' },
});

/** Forward only, one process at a time. Without Redis, jobs stand in a schema of their own, `bullmq`. */
export async function migrate({ databaseUrl, redisUrl }: Config, source: DataSource): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
    if (redisUrl === null) await runMigrations(client).catch(explain);
  } finally {
    await client.end();
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

function explain(error: Error & { code?: string }): never {
  if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
  throw new Error(`le compte de DATABASE_URL doit pouvoir créer le schéma « bullmq » (${error.message})`);
}
