import { checkDatabaseUrl } from '../services/database-url.mjs';
import { startPostgres } from '../services/postgres.mjs';
import { told } from './folders.mjs';
import { freshLog } from './logs.mjs';
import { step } from './screen.mjs';

/** @typedef {{ url: string, ended: Promise<unknown>, stop: () => Promise<void> }} Database */

/**
 * The database given by DATABASE_URL, or our own.
 * @param {string} number
 * @returns {Promise<Database>}
 */
export async function openDatabase(number) {
  const given = process.env.DATABASE_URL;
  return given ? useGiven(number, given) : startOwn(number);
}

/**
 * @param {string} number
 * @param {string} url
 */
async function useGiven(number, url) {
  await checkDatabaseUrl(url);
  step(number, 'Base de données', 'celle de DATABASE_URL');
  return { url, ended: new Promise(() => {}), stop: async () => {} };
}

/** @param {string} number */
async function startOwn(number) {
  const postgres = await startPostgres({ logFile: freshLog('postgres.log') });
  step(number, 'Base de données', `PostgreSQL ${postgres.version}, données dans ${told(postgres.dataDir)}`);
  return postgres;
}
