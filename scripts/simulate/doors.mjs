import { Sentence } from '../steps/sentence.mjs';
import { NotPlayed } from './not-played.mjs';

const ANSWER_WITHIN = 10_000;

/** @param {string} url */
export async function requireServer(url) {
  const ready = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000), redirect: 'error' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!ready) throw new NotPlayed(`Aucun serveur Vigie n’est prêt à ${url} : lancez « npm start » d’abord.`);
}

/**
 * One of the doors over HTTP: what it answered, refusals included.
 * @param {string} url
 * @param {object} body
 * @param {Record<string, string>} headers
 * @returns {Promise<{ reply: any, cookie: string }>}
 */
export async function post(url, body, headers = {}) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'fr', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return { reply: await response.json(), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  } catch (error) {
    const { message, cause } = /** @type {Error} */ (error);
    throw new Sentence(`Le serveur ne répond plus comme il le doit (${url}) : ${cause ?? message}.`);
  }
}
