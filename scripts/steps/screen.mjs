const TICK = 10_000;

/** @param {string} text */
export const say = (text = '') => console.log(text);

/**
 * @param {string} number
 * @param {string} title
 * @param {string} text
 */
export const step = (number, title, text) => say(`  ${number}  ${title.padEnd(16)} ${text}`);
export const detail = (/** @type {string} */ text) => say(`${' '.repeat(24)}${text}`);

/**
 * Shows that time passes while something long is under way, and how long it took.
 * @template T
 * @param {string} outcome
 * @param {() => Promise<T>} work
 */
export async function patiently(outcome, work) {
  const start = performance.now();
  const ticker = setInterval(() => detail(`… ${elapsed(start, 0)}`), TICK);
  try {
    const result = await work();
    detail(`${outcome} en ${elapsed(start)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

export const elapsed = (/** @type {number} */ start, digits = 1) =>
  `${((performance.now() - start) / 1000).toFixed(digits).replace('.', ',')} s`;
