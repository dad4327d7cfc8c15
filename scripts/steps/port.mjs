import { setTimeout as sleep } from 'node:timers/promises';
import { portRefusal } from '../services/ports.mjs';
import { wasKilled } from './running.mjs';
import { Sentence } from './sentence.mjs';

export function chosenPort() {
  const text = process.env.PORT ?? '3000';
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Sentence(`PORT=${text} n’est pas un numéro de port : choisissez-en un entre 1024 et 65535.`);
}

/** @param {number} port */
export async function requireFreePort(port) {
  // The server of a killed run closes its port by itself, in a few seconds.
  const until = Date.now() + (wasKilled() ? 12_000 : 0);
  for (;;) {
    const refusal = await portRefusal(port);
    if (refusal === null) return;
    if (refusal !== 'EADDRINUSE' || Date.now() >= until) throw new Sentence(explain(port, refusal));
    await sleep(250);
  }
}

/**
 * @param {number} port
 * @param {string} refusal
 */
function explain(port, refusal) {
  if (refusal === 'EADDRINUSE') {
    const other = port === 3000 ? 3001 : 3000;
    return `Le port ${port} est déjà pris par un autre programme. Choisissez-en un autre : PORT=${other} npm start`;
  }
  if (refusal === 'EACCES')
    return `Ce compte ne peut pas ouvrir le port ${port}. Prenez-en un autre : PORT=3000 npm start`;
  return `Le port ${port} ne s’ouvre pas (${refusal}). Choisissez-en un autre : PORT=3001 npm start`;
}
