import path from 'node:path';
import { openDatabase } from './database.mjs';
import { rememberDemo } from './demo-file.mjs';
import { folders, told } from './folders.mjs';
import { claimFolder } from './running.mjs';
import { elapsed, say, step } from './screen.mjs';
import { Sentence } from './sentence.mjs';
import { died, startServer } from './server.mjs';
import { summary } from './summary.mjs';

/**
 * Database, then server; stopped in the other order, whatever ends first.
 * @param {number} port
 * @param {Promise<void>} abandoned fulfilled when whoever launched us is gone
 */
export async function serve(port, abandoned) {
  claimFolder(port);
  const database = await openDatabase('3/4');
  const server = startServer({ port, databaseUrl: database.url });
  const asked = Promise.race([stopAsked(server), abandoned]);
  try {
    await Promise.race([welcome(server), asked, lossOf(database)]);
    await Promise.race([asked, lossOf(database), server.ended.then(() => Promise.reject(died(server.log)))]);
  } finally {
    await server.stop();
    await database.stop();
  }
  say('  Vigie est arrêtée.\n');
  process.exit(0);
}

/** @param {ReturnType<typeof startServer>} server */
async function welcome(server) {
  const start = performance.now();
  const ready = await server.ready;
  step('4/4', 'Serveur', `prêt en ${elapsed(start)}`);
  rememberDemo(ready);
  say(summary(ready));
}

/** @param {import('./database.mjs').Database} database */
async function lossOf(database) {
  await database.ended;
  const log = told(path.join(folders.logs, 'postgres.log'));
  throw new Sentence(`PostgreSQL s’est arrêté ; ce qui était enregistré l’est toujours. Voir ${log}.`);
}

/**
 * Fulfilled at the first signal; the second one no longer waits for the server.
 * @param {ReturnType<typeof startServer>} server
 * @returns {Promise<void>}
 */
function stopAsked(server) {
  let signals = 0;
  return new Promise((resolve) => {
    const onSignal = () => {
      signals += 1;
      if (signals === 1) say('\n  Arrêt de Vigie…');
      else server.kill();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  });
}
