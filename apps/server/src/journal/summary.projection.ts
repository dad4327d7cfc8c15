import { followUpOf, type SessionState } from '@vigie/domain';

/** A state that stays cached is looked at once, not once a batch. */
const texts = new WeakMap<SessionState, string>();

function textOf(state: SessionState): string {
  const known = texts.get(state);
  if (known !== undefined) return known;
  const text = JSON.stringify(followUpOf(state));
  texts.set(state, text);
  return text;
}

/** True when an administrator sees no difference: an answer, a link, a welcome step. */
export const isFollowedAlike = (before: SessionState, after: SessionState): boolean =>
  before === after || textOf(before) === textOf(after);
