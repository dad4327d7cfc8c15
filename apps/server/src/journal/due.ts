import { nextDue, type Due, type SessionState } from '@vigie/domain';

/** The batch that writes a state and the one that takes it up again ask the same. */
const dues = new WeakMap<SessionState, Due | null>();

export function dueOf(state: SessionState): Due | null {
  const known = dues.get(state);
  if (known !== undefined) return known;
  const due = nextDue(state);
  dues.set(state, due);
  return due;
}
