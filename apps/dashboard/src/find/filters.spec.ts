import { expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { FILTERS, passes } from './filters';

const lost = { on: false, since: LAUNCH, cause: 'network' } as const;
const tiles = [
  aTile({ candidateId: 'awaited' }),
  aRunningTile({ candidateId: 'running' }),
  aRunningTile({ candidateId: 'lost', link: lost }),
  aRunningTile({ candidateId: 'end', situation: 'endScreen', endScreenAt: LAUNCH }),
  aRunningTile({
    candidateId: 'left',
    situation: 'abandoned',
    link: lost,
    closed: { how: 'abandoned', at: LAUNCH, reason: null },
  }),
];

it('each filter keeps its own', () => {
  const needing = new Set(['lost', 'end']);
  const kept = FILTERS.map((name) => [
    name,
    tiles.filter((tile) => passes[name](tile, { needing, rows: ['B'] })).map(({ candidateId }) => candidateId),
  ]);
  expect(Object.fromEntries(kept)).toEqual({
    all: ['awaited', 'running', 'lost', 'end', 'left'],
    mine: ['awaited'],
    need: ['lost', 'end'],
    atWork: ['running', 'lost'],
    lost: ['lost'],
    toWitness: ['end'],
    notArrived: ['awaited'],
    over: ['end', 'left'],
  });
});
