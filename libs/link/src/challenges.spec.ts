import type { ChallengeView, SeatView } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { Challenges } from './challenges.js';

const challenge = (id: string): ChallengeView => ({ id, type: 'QROC', lang: 'fr', instructionHtml: '', choices: [] });

const aView = (ids: [string, ...string[]], brought: string[]): SeatView => ({
  version: 1,
  at: 0,
  view: {
    screen: 'test',
    challengeId: ids[0],
    upcomingIds: ids.slice(1),
    challenges: brought.map(challenge),
    done: 0,
    total: 9,
    deadlineAt: 0,
    lastAnswerAt: null,
    resumedAt: null,
    mayAnswer: true,
  },
  call: null,
  late: null,
  granted: null,
  announcements: [],
  pausedSince: null,
  outSince: null,
});

/** The names of what may be shown now, the one to answer first. */
function shown(challenges: Challenges, view: SeatView): string[] | null {
  const screen = challenges.complete(view)?.view;
  return screen?.screen === 'test' ? [screen.challenge, ...screen.upcoming].map(({ id }) => id) : null;
}

it('a challenge comes once, and every screen after it shows it', () => {
  const challenges = new Challenges();
  expect(shown(challenges, aView(['a', 'b', 'c'], ['a', 'b', 'c']))).toEqual(['a', 'b', 'c']);
  expect(shown(challenges, aView(['b', 'c', 'd'], ['d']))).toEqual(['b', 'c', 'd']);
  expect(shown(challenges, aView(['c', 'd'], []))).toEqual(['c', 'd']);
});

it('a screen whose challenge came with a lost acknowledgement is not shown; the one that brings it is', () => {
  const challenges = new Challenges();
  expect(shown(challenges, aView(['a', 'b'], ['a']))).toEqual(['a']);
  expect(shown(challenges, aView(['b', 'c'], []))).toBeNull();
  expect(shown(challenges, aView(['b', 'c'], ['b', 'c']))).toEqual(['b', 'c']);
});

it('any other screen goes as it is', () => {
  const over: SeatView = { ...aView(['a'], []), view: { screen: 'over', why: 'ended' } };
  expect(new Challenges().complete(over)).toEqual(over);
});
