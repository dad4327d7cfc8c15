import type { ChallengeView, SeatScreen, SeatView } from '@vigie/protocol';
import type { Announcement } from './announcements.js';

type TestOnWire = Extract<SeatScreen, { screen: 'test' }>;

/** A screen of the test with its challenges whole, whichever screen brought them. */
export type TestScreen = Omit<TestOnWire, 'challengeId' | 'upcomingIds' | 'challenges'> & {
  challenge: ChallengeView;
  upcoming: readonly ChallengeView[];
};
export type WholeScreen = Exclude<SeatScreen, { screen: 'test' }> | TestScreen;
/** A view whose challenges are whole; what announcements say comes apart. */
export type ReadableView = Omit<SeatView, 'view'> & { view: WholeScreen };
export type WholeView = Omit<ReadableView, 'announcements'> & { announcements: readonly Announcement[] };

/** The challenges that a connection has brought: each comes once, the screens after it name it. */
export class Challenges {
  private known = new Map<string, ChallengeView>();

  /** Null while the challenge to answer is not here: it came with an acknowledgement that was given up, and comes again. */
  complete({ view: screen, ...rest }: SeatView): ReadableView | null {
    if (screen.screen !== 'test') return { ...rest, view: screen };
    const { challengeId, upcomingIds, challenges, ...test } = screen;
    for (const one of challenges) this.known.set(one.id, one);
    const ids = [challengeId, ...upcomingIds];
    const [challenge, ...upcoming] = ids.flatMap((id) => this.known.get(id) ?? []);
    return challenge ? { ...rest, view: { ...test, challenge, upcoming } } : null;
  }
}
