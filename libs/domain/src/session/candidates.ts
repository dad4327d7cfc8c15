import type { CandidateState } from '../candidate/state.js';
import type { CandidateId } from './ids.js';

/**
 * The candidates of a session, in the order of their enrolment. Never changed: `with` gives the next ones and shares
 * the index, for every event makes new ones of a whole room.
 */
export class Candidates {
  static readonly none = new Candidates(new Map(), []);

  private constructor(
    private readonly index: ReadonlyMap<CandidateId, number>,
    private readonly list: readonly CandidateState[],
  ) {}

  static of(list: readonly CandidateState[]): Candidates {
    return new Candidates(new Map(list.map(({ id }, at) => [id, at])), list);
  }

  get size(): number {
    return this.list.length;
  }

  get(id: CandidateId): CandidateState | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : this.list[at];
  }

  has(id: CandidateId): boolean {
    return this.index.has(id);
  }

  values(): readonly CandidateState[] {
    return this.list;
  }

  /** Those that are not what they were: a room is compared with every answer, so none is looked into. */
  changedSince(before: Candidates): CandidateState[] {
    if (before === this) return [];
    if (before.size > this.size) return this.list.filter((one) => before.get(one.id) !== one);
    return this.list.filter((one, at) => before.list[at] !== one);
  }

  /** One of them as they are now, or one more. */
  with(candidate: CandidateState): Candidates {
    const at = this.index.get(candidate.id);
    if (at === undefined)
      return new Candidates(new Map(this.index).set(candidate.id, this.list.length), [...this.list, candidate]);
    const list = this.list.slice();
    list[at] = candidate;
    return new Candidates(this.index, list);
  }

  /** B2: the others, in the same order. */
  without(id: CandidateId): Candidates {
    const list = this.list.filter((one) => one.id !== id);
    return new Candidates(new Map(list.map((one, at) => [one.id, at])), list);
  }

  map(change: (candidate: CandidateState) => CandidateState): Candidates {
    return new Candidates(this.index, this.list.map(change));
  }
}
