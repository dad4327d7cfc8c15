import fs from 'node:fs';
import path from 'node:path';
import { clearFolder } from '../services/postgres-process.mjs';
import { dataPlace } from '../services/postgres-data.mjs';
import { folders } from './folders.mjs';
import { say } from './screen.mjs';
import { Sentence } from './sentence.mjs';

/** Drops the data of the PostgreSQL that Vigie brings. */
export async function resetOwn() {
  const places = [...new Set([dataPlace(folders.postgres), folders.postgres])].filter((place) => fs.existsSync(place));
  if (places.length === 0) return say('\nIl n’y a pas de données : rien à effacer.\n');
  for (const place of places) await drop(place);
  say('\nLes données sont effacées. « npm start » repart de zéro.\n');
}

/** @param {string} dataDir */
async function drop(dataDir) {
  try {
    await clearFolder(dataDir);
    // A folder gone half-way must not look like data: it loses its name first.
    const doomed = path.join(path.dirname(dataDir), `dropped-${process.pid}`);
    fs.renameSync(dataDir, doomed);
    fs.rmSync(doomed, { recursive: true });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new Sentence(`${dataDir} appartient à un autre compte : effacez-le sous celui qui l’a créé.`);
  }
}

/**
 * A database that somebody gave is emptied only when told twice.
 * @param {string} url
 * @param {boolean} sure
 */
export async function resetGiven(url, sure) {
  const { checkDatabaseUrl, placeOf } = await import('../services/database-url.mjs');
  await checkDatabaseUrl(url);
  if (!sure) {
    throw new Sentence(
      `DATABASE_URL désigne ${placeOf(url)}, que Vigie n’efface pas d’elle-même. Pour en vider le schéma public :\n` +
        'npm run reset -- --yes',
    );
  }
  await emptyPublicSchema(url);
  say(`\nLe schéma public de ${placeOf(url)} est vidé.\n`);
}

/** @param {string} connectionString */
async function emptyPublicSchema(connectionString) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // A server that still runs on it holds locks: say so rather than wait.
    await client.query("set lock_timeout = '5s'");
    await client.query('begin; drop schema if exists public cascade; create schema public; commit');
  } catch (error) {
    throw new Sentence(`Le schéma public n’a pas pu être vidé : ${/** @type {Error} */ (error).message}.`);
  } finally {
    await client.end();
  }
}
