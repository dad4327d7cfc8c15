import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sentence } from '../steps/sentence.mjs';

const OLDEST = 15;
const STARTING_UP = '57P03';

/**
 * Checks the address given in DATABASE_URL; what is wrong with it is one sentence, which never holds the password.
 * @param {string} text
 */
export async function checkDatabaseUrl(text) {
  const url = parse(text);
  for (let attempt = 1; ; attempt++) {
    try {
      const major = await majorVersion(text);
      if (major >= OLDEST) return;
      throw new Sentence(
        `DATABASE_URL : ${place(url)} est un PostgreSQL ${major} ; Vigie demande le ${OLDEST} au moins.`,
      );
    } catch (error) {
      if (error instanceof Sentence) throw error;
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== STARTING_UP || attempt === 30) throw new Sentence(`DATABASE_URL : ${explain(error, url)}`);
      await sleep(1000);
    }
  }
}

/** @param {string} text */
function parse(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && hostOf(url)) return url;
  throw new Sentence(
    'DATABASE_URL n’est pas une adresse PostgreSQL : elle s’écrit « postgres://compte:motdepasse@machine:5432/base ».',
  );
}

/** @param {string} connectionString */
async function majorVersion(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    return Math.floor(Number(rows[0].server_version_num) / 10_000);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Which database the address names, without its secrets. */
export const placeOf = (/** @type {string} */ text) => `${place(new URL(text))}${new URL(text).pathname}`;

const hostOf = (/** @type {URL} */ url) => url.hostname || url.searchParams.get('host');
const place = (/** @type {URL} */ url) => `${hostOf(url)}:${url.port || 5432}`;

/**
 * @param {any} error
 * @param {URL} url
 */
function explain(error, url) {
  const where = place(url);
  const [account, database] = [url.username, url.pathname.slice(1)];
  if (/password must be a string/.test(error.message)) return `${where} demande un mot de passe.`;
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `la machine « ${hostOf(url)} » est introuvable.`;
    case 'ECONNREFUSED':
      return `rien ne répond à ${where} ; PostgreSQL y tourne-t-il ?`;
    case '28P01':
      return `${where} refuse le mot de passe du compte « ${account} ».`;
    case '28000':
      return `${where} n’admet pas le compte « ${account} » depuis cette machine.`;
    case '3D000':
      return `la base « ${database} » n’existe pas à ${where}.`;
    case '53300':
      return `${where} n’accepte plus de connexion, toutes sont prises.`;
    default:
      return `${where} ne répond pas comme un PostgreSQL (${error.code ?? error.message}).`;
  }
}
