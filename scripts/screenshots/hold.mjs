import { pace } from '../simulate/pace.mjs';

/** @typedef {import('../simulate/pace.mjs').Doing} Doing */

/** Stops people in the middle of what they do: it takes for ever, and their browsers stay as they are. */
export class Hold {
  /** @type {Set<Doing>} */
  #held = new Set();

  /** @param {Doing[]} doings */
  stop(...doings) {
    for (const doing of doings) this.#held.add(doing);
  }

  /**
   * People at `speed` times their pace, until they are stopped.
   * @param {number} speed
   * @param {Doing | null} never what these people never come to the end of
   * @returns {import('../simulate/pace.mjs').Pace}
   */
  pace(speed, never = null) {
    const { take, ms } = pace(speed);
    return {
      ms,
      take: async (what, random) => {
        await take(what, random);
        if (what === never || this.#held.has(what)) await new Promise(() => {});
      },
    };
  }
}
