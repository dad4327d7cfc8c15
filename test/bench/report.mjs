import { say } from '../../scripts/steps/screen.mjs';
import { median, spread } from './figures.mjs';
import { KINDS } from './rounds.mjs';

const NAMES = { bare: 'socket.io', commit: 'socket.io + group commit', product: 'Vigie' };

/**
 * The table, then the figures that are compared, alone on the last line.
 * @param {Awaited<ReturnType<typeof import('./rounds.mjs').alternate>>} played
 * @param {{ p50: number, p95: number }} paint ms
 */
export function report(played, paint) {
  say(
    '\n                             answers/s               p99 ms             KiB a connection   median (min – max)',
  );
  for (const kind of KINDS) {
    const rounds = played[kind];
    const cells = [
      spread(rounds.map(({ perSecond }) => perSecond)),
      spread(
        rounds.map(({ p99 }) => p99),
        1,
      ),
      spread(
        rounds.map(({ held }) => held / 1024),
        1,
      ),
    ];
    say(`${NAMES[kind].padEnd(26)} ${cells.map((cell) => cell.padEnd(22)).join(' ')}`);
  }
  say(`\nacknowledged → painted in Chromium: p50 ${paint.p50.toFixed(0)} ms, p95 ${paint.p95.toFixed(0)} ms`);
  const of =
    (/** @type {keyof import('./rounds.mjs').Round} */ figure) => (/** @type {import('./programs.mjs').Kind} */ kind) =>
      median(played[kind].map((round) => round[figure]));
  const [perSecond, p99, held] = [of('perSecond'), of('p99'), of('held')];
  say(
    'the ratios of throughput and p99 are to socket.io + group commit, which is as durable; of memory to bare socket.io',
  );
  say(
    JSON.stringify({
      throughputRatio: round(perSecond('product') / perSecond('commit')),
      p99Ratio: round(p99('product') / p99('commit')),
      memoryRatio: round(held('product') / held('bare')),
      paintP95Ms: Math.round(paint.p95),
      throughputRatioToBare: round(perSecond('product') / perSecond('bare')),
      lost: 0,
    }),
  );
}

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
