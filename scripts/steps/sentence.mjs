/** An error made to be read by the person at the keyboard: shown alone, without its stack. */
export class Sentence extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's body; what goes wrong becomes one sentence and an exit code, 1 unless it says otherwise.
 * @param {() => Promise<void>} main
 */
export async function inSentences(main) {
  // The reader of our output may leave before us (`npm start | head`).
  process.stdout.on('error', () => {});
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Sentence ? `\n${error.message}\n` : error);
    process.exit(error instanceof Sentence ? error.exitCode : 1);
  }
}
