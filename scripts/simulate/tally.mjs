/** What is counted while the room is played. */
export class Tally {
  drops = 0;
  resumes = 0;
  otherPcs = 0;
  duplicates = 0;
  /** Acknowledgement latencies, in ms. @type {number[]} */
  latencies = [];
  /** How often each refusal was answered. @type {Map<string, number>} */
  refusals = new Map();
  /** What must never be: told at the end, and the run has failed. @type {string[]} */
  faults = [];

  /** @param {string} code */
  refused(code) {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  /** @param {number} share 0.5: the median */
  latency(share) {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  }
}
