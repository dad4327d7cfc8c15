import { describe, expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { canRead, latestOf, unreadOn } from './announcements';
import { readyMade, withReadyMade } from './ready-made';

const told = (id: string, at: number, shownAt: number | null = null, acknowledgedAt: number | null = null) => ({
  id,
  at: LAUNCH + at,
  shownAt,
  acknowledgedAt,
});

describe('[A1] announcements in the room', () => {
  it('the last one is summed up: sent, shown, read, and who has still to read it', () => {
    const tiles = [
      aRunningTile({ candidateId: 'a', announcements: [told('old', 1), told('new', 2, LAUNCH, LAUNCH)] }),
      aRunningTile({ candidateId: 'b', announcements: [told('new', 2, LAUNCH)] }),
      aRunningTile({ candidateId: 'c', announcements: [told('new', 2)] }),
      aRunningTile({ candidateId: 'd', announcements: [told('new', 2)], situation: 'abandoned' }),
      aRunningTile({ candidateId: 'e' }),
    ];
    expect(latestOf(tiles)).toEqual({ id: 'new', at: LAUNCH + 2, sent: 4, shown: 2, read: 1, unread: ['b', 'c'] });
    expect(latestOf([aTile()])).toBeNull();
  });

  it('nothing is expected any more of who has left', () => {
    const announcements = [told('a', 1), told('b', 2, LAUNCH, LAUNCH)];
    expect(unreadOn(aRunningTile({ announcements })).map(({ id }) => id)).toEqual(['a']);
    expect(unreadOn(aRunningTile({ announcements, situation: 'signedOut' }))).toEqual([]);
  });

  it('are read by who has joined and is still there, while the room lives', () => {
    expect(canRead(aRunningTile(), 'launched')).toBe(true);
    expect(canRead(aTile(), 'welcome')).toBe(false);
    expect(canRead(aRunningTile({ signedOutAt: LAUNCH }), 'launched')).toBe(false);
    expect(canRead(aRunningTile(), 'ended')).toBe(false);
  });

  it('a ready-made sentence takes the place of another one, and follows what was typed', () => {
    const [first, second] = readyMade() as [string, string];
    expect(withReadyMade('', first)).toBe(first);
    expect(withReadyMade(first, second)).toBe(second);
    expect(withReadyMade('Bonjour.', second)).toBe(`Bonjour. ${second}`);
  });
});
