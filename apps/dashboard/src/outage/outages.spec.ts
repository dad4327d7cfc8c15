import type { Outage, Tile } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { needingYou } from '../room/attention';
import { aRunningTile, aSession, LAUNCH } from '../support/a-tile';
import { apartFrom, outagesShown } from './outages';

const lost = { on: false, since: LAUNCH + 5_000, cause: 'network' } as const;
const request = { why: 'graceLapsed', since: LAUNCH + 9_000, linked: true } as const;
const ledger = { network: 60_000, server: 0, alert: 0, credited: 0, open: null };

const anOutage = (given: Partial<Outage> = {}): Outage => ({
  cause: 'network',
  startedAt: LAUNCH,
  endedAt: null,
  candidateIds: ['c1', 'c2', 'c3'],
  ...given,
});
const room = (...tiles: Tile[]) => new Map(tiles.map((tile) => [tile.candidateId, tile]));
const c1 = (given: Partial<Tile> = {}) => aRunningTile({ candidateId: 'c1', ...given });
const c2 = (given: Partial<Tile> = {}) => aRunningTile({ candidateId: 'c2', ...given });
const c3 = (given: Partial<Tile> = {}) => aRunningTile({ candidateId: 'c3', ...given });

it('[T6] says of an outage who is away, who asks, and who lost time', () => {
  const tiles = room(c1({ link: lost }), c2({ request, situation: 'awaitsResume' }), c3({ lost: ledger }));
  expect(outagesShown(aSession({ outages: [anOutage()] }), tiles)).toMatchObject([
    { away: ['c1'], asking: ['c2'], creditable: ['c3'] },
  ]);
});

it('is shown until nothing is left to do, and never once the session is over', () => {
  const over = [anOutage({ endedAt: LAUNCH + 60_000 })];
  expect(outagesShown(aSession({ outages: over }), room(c1(), c2(), c3()))).toEqual([]);
  expect(outagesShown(aSession({ outages: over }), room(c1({ lost: ledger }), c2(), c3()))).toHaveLength(1);
  const blip = [anOutage({ endedAt: LAUNCH + 3_000 })];
  expect(outagesShown(aSession({ outages: blip }), room(c1({ lost: ledger }), c2(), c3()))).toEqual([]);
  const ended = aSession({ phase: 'ended', outages: over });
  expect(outagesShown(ended, room(c1({ lost: ledger }), c2(), c3()))).toEqual([]);
});

it('stands in « À traiter » in the place of its candidates, and of nobody else', () => {
  const otherPc = { ...request, why: 'otherDevice' } as const;
  const tiles = room(
    c1({ link: lost }),
    c2({ request, situation: 'awaitsResume' }),
    c3({ request: otherPc, situation: 'awaitsResume' }),
    aRunningTile({ candidateId: 'c4', link: lost }),
  );
  const outages = outagesShown(aSession({ outages: [anOutage()] }), tiles);
  const ids = apartFrom(outages, needingYou(tiles.values(), LAUNCH)).map(({ candidateId }) => candidateId);
  expect(ids.toSorted()).toEqual(['c3', 'c4']);
});
