import { describe, expect, it } from 'vitest';
import { anAlert, aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { BY_NAME, sorted, sortedBy, sortingOf, sortingWord, SORTS, type Sorting } from './sorting';

const MINUTE = 60_000;
const seat = (place: string | null) => ({ identity: null, attendance: true, seated: place !== null, seat: place });
const tiles = new Map(
  [
    aRunningTile({ candidateId: 'a', welcome: seat('10'), deadlineAt: LAUNCH + 140 * MINUTE }),
    aRunningTile({ candidateId: 'b', welcome: seat('2'), handSince: LAUNCH }),
    aTile({ candidateId: 'c', welcome: seat(null) }),
    aRunningTile({ candidateId: 'd', welcome: seat('2'), alert: anAlert() }),
    aRunningTile({ candidateId: 'e', welcome: seat(null), post: '3', situation: 'endScreen', endScreenAt: LAUNCH }),
    aRunningTile({ candidateId: 'f', welcome: seat(null), link: { on: false, since: LAUNCH, cause: 'network' } }),
  ].map((tile) => [tile.candidateId, tile]),
);
const order = (by: Sorting['by'], isDescending = false) =>
  sorted([...tiles.keys()], { by, isDescending }, { tiles, phase: 'launched', now: LAUNCH }).join('');

describe('a list sorted', () => {
  it('by name: as the room is', () => expect([order('name'), order('name', true)]).toEqual(['abcdef', 'fedcba']));

  it('by seat: 2 before 10, the PC where none is given, equals in the order of names, none last both ways', () =>
    expect([order('seat'), order('seat', true)]).toEqual(['bdeacf', 'aebdcf']));

  it('by state: who calls, who is lost, who is to be dealt with', () =>
    expect([order('state'), order('state', true)]).toEqual(['dbfeac', 'caefbd']));

  it('by time left, against each own deadline; who has none comes last both ways', () =>
    expect([order('left'), order('left', true)]).toEqual(['bdface', 'abdfce']));
});

it('goes the other way at the second press, and begins anew in another column', () => {
  const once = sortedBy('seat', BY_NAME);
  expect([once, sortedBy('seat', once), sortedBy('left', sortedBy('seat', once))]).toEqual([
    { by: 'seat', isDescending: false },
    { by: 'seat', isDescending: true },
    { by: 'left', isDescending: false },
  ]);
});

it('stands in the address and is read from it', () => {
  for (const by of SORTS)
    for (const isDescending of [false, true]) {
      expect(sortingOf(sortingWord({ by, isDescending }))).toEqual({ by, isDescending });
    }
  expect([sortingOf(undefined), sortingOf('-rien')]).toEqual([BY_NAME, BY_NAME]);
});
