import { describe, expect, it } from 'vitest';
import { anAlert, aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { attentionOf, needingYou, nextInNeed, warnedTogether } from './attention';

const lost = { on: false, since: LAUNCH + 5_000, cause: 'network' } as const;

it('shows nobody in a room at rest', () => {
  expect(needingYou([aTile(), aRunningTile(), aTile({ situation: 'absent' })], LAUNCH)).toEqual([]);
});

it('lists who needs a human, oldest first', () => {
  const request = { why: 'otherDevice', since: LAUNCH + 9_000, linked: true } as const;
  const list = needingYou(
    [
      aRunningTile({ candidateId: 'resume', situation: 'awaitsResume', request, link: lost }),
      aRunningTile({ candidateId: 'lost', link: lost }),
      aRunningTile({ candidateId: 'end', situation: 'endScreen', endScreenAt: LAUNCH + 7_000 }),
      aTile({ candidateId: 'ready', situation: 'ready', joinedAt: LAUNCH + 1_000 }),
      aRunningTile({ candidateId: 'late', situation: 'timeUp', deadlineAt: LAUNCH + 8_000 }),
    ],
    LAUNCH,
  );
  expect(list.map(({ need }) => need)).toEqual(['ready', 'lost', 'endScreen', 'timeUp', 'resume']);
});

it('[R6] a resume request is never hidden by another state', () => {
  const request = { why: 'graceLapsed', since: LAUNCH, linked: true } as const;
  for (const situation of ['timeUp', 'endScreen', 'witnessed', 'started'] as const)
    expect(attentionOf(aRunningTile({ situation, request, link: lost }))?.need).toBe('resume');
});

it('does not nag about the link of who has finished', () => {
  for (const situation of ['witnessed', 'signedOut', 'abandoned', 'closedAutomatically'] as const)
    expect(attentionOf(aRunningTile({ situation, link: lost }))).toBeNull();
});

describe('[R7] [R13] who calls', () => {
  const hand = (candidateId: string, at: number) => aRunningTile({ candidateId, handSince: LAUNCH + at });
  const alerted = (candidateId: string, at: number) =>
    aRunningTile({ candidateId, alert: anAlert({ since: LAUNCH + at }) });

  it('alerts first, then hands, then the rest; oldest first within each', () => {
    const tiles = [
      aRunningTile({ candidateId: 'lost', link: lost }),
      hand('hand 2', 8_000),
      alerted('alert 2', 9_000),
      hand('hand 1', 6_000),
      alerted('alert 1', 7_000),
    ];
    const ids = needingYou(tiles, LAUNCH).map(({ candidateId }) => candidateId);
    expect(ids).toEqual(['alert 1', 'alert 2', 'hand 1', 'hand 2', 'lost']);
  });

  it('neither hides what the test asks for, nor is hidden by it', () => {
    const request = { why: 'graceLapsed', since: LAUNCH, linked: true } as const;
    const tile = aRunningTile({ alert: anAlert(), handSince: LAUNCH, request, situation: 'awaitsResume' });
    expect(needingYou([tile], LAUNCH).map(({ need }) => need)).toEqual(['alert', 'resume']);
  });

  it('who is out is listed after ten minutes, unless their day is over', () => {
    const out = aRunningTile({ outSince: LAUNCH });
    expect(needingYou([out], LAUNCH + 600_000)).toEqual([]);
    expect(needingYou([out], LAUNCH + 600_001)).toEqual([{ candidateId: 'c1', need: 'out', since: LAUNCH }]);
    expect(needingYou([{ ...out, situation: 'absent' }], LAUNCH + 600_001)).toEqual([]);
  });
});

it('goes from one to the next, once each, and begins again after the last', () => {
  const needs = [
    { candidateId: 'a', need: 'alert', since: LAUNCH },
    { candidateId: 'b', need: 'hand', since: LAUNCH },
    { candidateId: 'a', need: 'resume', since: LAUNCH },
  ] as const;
  expect([null, 'a', 'b', 'settled'].map((current) => nextInNeed(needs, current))).toEqual(['a', 'b', 'a', 'a']);
  expect(nextInNeed([], 'a')).toBeNull();
});

it('[T3] whose time is nearly up is told for two minutes, last, and a whole room in one entry', () => {
  const warned = { minutes: 15, at: LAUNCH } as const;
  const tiles = ['c1', 'c2', 'c3'].map((candidateId) => aRunningTile({ candidateId, warned }));
  const up = aRunningTile({ candidateId: 'c4', situation: 'timeUp', deadlineAt: LAUNCH + 1_000 });
  const needs = warnedTogether(needingYou([...tiles, up], LAUNCH + 2_000));
  expect(needs.map(({ need, count }) => [need, count])).toEqual([
    ['timeUp', undefined],
    ['last15', 3],
  ]);
  expect(needingYou(tiles, LAUNCH + 120_000)).toEqual([]);
  expect(needingYou([aRunningTile({ warned: { minutes: 5, at: null } })], LAUNCH)).toEqual([]);
});

it('[R0] of each kind the reader’s own rows come first, and nobody of the others is left out', () => {
  const all = [
    aRunningTile({ candidateId: 'theirs', alert: anAlert({ since: LAUNCH + 1 }) }),
    aRunningTile({ candidateId: 'mine', alert: anAlert({ since: LAUNCH + 2 }) }),
    aRunningTile({ candidateId: 'their end', situation: 'endScreen', endScreenAt: LAUNCH + 3 }),
    aRunningTile({ candidateId: 'my end', situation: 'endScreen', endScreenAt: LAUNCH + 4 }),
  ];
  const needs = needingYou(all, LAUNCH, ({ candidateId }) => candidateId.startsWith('m'));
  expect(needs.map(({ candidateId }) => candidateId)).toEqual(['mine', 'theirs', 'my end', 'their end']);
});
