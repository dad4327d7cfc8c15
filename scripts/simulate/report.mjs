const LABEL = 16;

/**
 * @param {import('./candidate.mjs').Candidate[]} candidates
 * @param {import('./tally.mjs').Tally} tally
 * @param {number} seconds
 */
export function report(candidates, tally, seconds) {
  const { drops, resumes, otherPcs, duplicates, latencies } = tally;
  const ms = (/** @type {number} */ share) => `${Math.round(tally.latency(share))} ms`;
  return [
    '',
    line('Candidats', candidates.length),
    line('entrés', candidates.filter(({ joined }) => joined).length),
    line('démarrés', candidates.filter(({ started }) => started).length),
    line('écran de fin', candidates.filter(({ ended }) => ended).length),
    line('constatés', candidates.filter(({ witnessed }) => witnessed).length),
    line('sortis', candidates.filter(({ signedOut }) => signedOut).length),
    line('Coupures', `${drops}, reprises ${resumes}, changements de PC ${otherPcs}, envois en double ${duplicates}`),
    line('Refus', refusals(tally)),
    line('Accusés', `${latencies.length} : p50 ${ms(0.5)}, p95 ${ms(0.95)}, max ${ms(1)}`),
    line('Durée', `${seconds.toFixed(1).replace('.', ',')} s`),
    ...candidates.filter(({ signedOut }) => !signedOut).map(unfinished),
    ...tally.faults.map((fault) => line('Anomalie', fault)),
    '',
  ].join('\n');
}

/** @param {import('./tally.mjs').Tally} tally */
function refusals({ refusals: counted }) {
  const told = [...counted].sort(([a], [b]) => a.localeCompare(b)).map(([code, count]) => `${code} ${count}`);
  return told.join(', ') || 'aucun';
}

/** @param {import('./candidate.mjs').Candidate} candidate */
const unfinished = ({ person, screen, stopped }) =>
  line('Pas au bout', `${person.lastName} ${person.firstName} (${stopped ?? `écran « ${screen} »`})`);

/**
 * @param {string} label
 * @param {string | number} value
 */
const line = (label, value) => `  ${label.padEnd(LABEL)}  ${value}`;
