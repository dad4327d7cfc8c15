const BAR = 10;
const EVERY = 500;
const PLAIN_EVERY = 5_000;

/**
 * Where the room stands: one line that moves on a terminal, a line now and then elsewhere.
 * @param {import('./candidate.mjs').Candidate[]} candidates
 * @param {import('./tally.mjs').Tally} tally
 */
export function showProgress(candidates, tally) {
  const since = performance.now();
  const { stdout } = process;
  let shown = '';
  const show = () => {
    const text = where(candidates, tally);
    if (!stdout.isTTY && text === shown) return;
    shown = text;
    const line = `  ${clock(since)} ${bar(candidates)}${text}`;
    stdout.write(stdout.isTTY ? `\r\x1b[2K${line.slice(0, (stdout.columns || 80) - 1)}` : `${line}\n`);
  };
  const timer = setInterval(show, stdout.isTTY ? EVERY : PLAIN_EVERY);
  return () => {
    clearInterval(timer);
    if (stdout.isTTY) stdout.write('\r\x1b[2K');
  };
}

/**
 * @param {import('./candidate.mjs').Candidate[]} candidates
 * @param {import('./tally.mjs').Tally} tally
 */
function where(candidates, { drops, resumes }) {
  const count = (/** @type {'joined' | 'started' | 'ended' | 'witnessed' | 'signedOut'} */ what) =>
    candidates.filter((one) => one[what]).length;
  const steps = `entrés ${count('joined')}, démarrés ${count('started')}, fin ${count('ended')}`;
  const cuts = drops > 0 ? `, coupures ${drops}, reprises ${resumes}` : '';
  return `${steps}, constatés ${count('witnessed')}, sortis ${count('signedOut')}/${candidates.length}${cuts}`;
}

/** @param {import('./candidate.mjs').Candidate[]} candidates */
function bar(candidates) {
  if (!process.stdout.isTTY) return '';
  const steps = candidates.flatMap(({ joined, started, ended, witnessed, signedOut }) => [
    joined,
    started,
    ended,
    witnessed,
    signedOut,
  ]);
  const full = Math.floor((steps.filter(Boolean).length / steps.length) * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} `;
}

/** @param {number} since */
function clock(since) {
  const seconds = Math.round((performance.now() - since) / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
