/** The same, or an error once the signal says that it lasts too long: who does not heed the signal is not waited for either. */
export function inTime<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true }),
  );
  return Promise.race([work, over]);
}
