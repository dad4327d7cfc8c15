/** @param {number[]} values */
const sorted = (values) => [...values].sort((a, b) => a - b);

/**
 * @param {number[]} values
 * @param {number} share 0 to 1
 */
export function quantile(values, share) {
  const inOrder = sorted(values);
  return inOrder[Math.min(inOrder.length - 1, Math.ceil(share * inOrder.length) - 1)] ?? NaN;
}

/** @param {number[]} values */
export function median(values) {
  const inOrder = sorted(values);
  const middle = inOrder.length / 2;
  return Number.isInteger(middle) ? (inOrder[middle - 1] + inOrder[middle]) / 2 : inOrder[Math.floor(middle)];
}

/** @param {number[]} values ms */
export const percentiles = (values) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
});

/**
 * `median (min–max)`
 * @param {number[]} values
 */
export function spread(values, digits = 0) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (
    [median(values), least, most]
      .map((value) => value.toFixed(digits))
      .reduce((text, value, n) => text + ['', ' (', ' – '][n] + value, '') + ')'
  );
}
