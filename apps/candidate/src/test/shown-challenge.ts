import type { TestScreen } from '@vigie/link';
import type { ChallengeView } from '@vigie/protocol';

export interface ShownChallenge {
  challenge: ChallengeView;
  position: number;
  /** Answered here already: the server has still to say what comes next. */
  isGiven: boolean;
}

/** What this page may show without asking again. */
export const deliveredBy = ({ challenge, upcoming }: TestScreen): readonly ChallengeView[] => [challenge, ...upcoming];

/** The first challenge delivered that this page has not answered yet; the last one when all of them are. */
export function shownChallenge(view: TestScreen, given: ReadonlySet<string>): ShownChallenge {
  const delivered = deliveredBy(view);
  const first = delivered.findIndex(({ id }) => !given.has(id));
  const at = first === -1 ? delivered.length - 1 : first;
  return { challenge: delivered[at]!, position: view.done + at + 1, isGiven: first === -1 };
}

/** Where a challenge stands in the test, when the server still delivers it. */
export function positionOf(view: TestScreen, id: string): number | null {
  const at = deliveredBy(view).findIndex((one) => one.id === id);
  return at === -1 ? null : view.done + at + 1;
}
