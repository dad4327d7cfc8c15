/** An error made to be read by the person at the keyboard: shown alone, without its stack. */
export class Sentence extends Error {}

/**
 * Runs a command's body; what goes wrong becomes one sentence and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function inSentences(main) {
  // The reader of our output may leave before us (`npm start | head`).
  process.stdout.on('error', () => {});
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Sentence ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
