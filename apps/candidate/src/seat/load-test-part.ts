/** All that comes after joining, loaded once and then held: a cut in mid-test finds nothing missing. */
export const loadTestPart = (): Promise<typeof import('./test-part')> => (loaded ??= load());
let loaded: ReturnType<typeof load> | undefined;

async function load(triesLeft = 3): Promise<typeof import('./test-part')> {
  try {
    return await import('./test-part');
  } catch (error) {
    if (triesLeft === 0) throw error;
    await new Promise((again) => setTimeout(again, 1_000));
    return load(triesLeft - 1);
  }
}
